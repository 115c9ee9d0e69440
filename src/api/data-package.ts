/** The tables described field by field, as a Frictionless data package (https://specs.frictionlessdata.io/). */
import { z } from 'zod';

import type { Source } from '#domain/schema.ts';
import { apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import type { WrittenFiles } from './index-file.ts';
import { tableNames } from './tables.ts';
import type { TableName, Tables } from './tables.ts';
import { columnTypes, units } from './tables/column.ts';
import type { Column, ColumnType, Table } from './tables/column.ts';

const keyFields = z.array(z.string());

const fieldShape = z
  .strictObject({
    name: z.string(),
    type: z.enum(Object.keys(columnTypes) as [ColumnType, ...ColumnType[]]),
    description: z.string(),
  })
  .meta({ id: 'TableField' });

const resourceShape = z
  .strictObject({
    profile: z.literal('tabular-data-resource'),
    name: z.string(),
    path: z.string(),
    description: z.string(),
    format: z.literal('csv'),
    mediatype: z.literal('text/csv'),
    encoding: z.literal('utf-8'),
    bytes: z.int(),
    hash: z.string().regex(/^sha256:[\da-f]{64}$/),
    dialect: z.strictObject({
      delimiter: z.literal(','),
      // A constant with a line break in it breaks what programs make of the schema.
      lineTerminator: z.string().regex(/^\r\n$/),
      doubleQuote: z.literal(true),
      header: z.literal(true),
    }),
    schema: z.strictObject({
      fields: z.array(fieldShape),
      missingValues: z.array(z.string()),
      primaryKey: keyFields,
      foreignKeys: z.array(
        z.strictObject({
          fields: keyFields,
          reference: z.strictObject({ resource: z.string(), fields: keyFields }),
        }),
      ),
    }),
  })
  .meta({ id: 'Table' });

/** Shape of the description. No licence of the whole is named, since Launch Library 2 states none. */
export const dataPackageShape = z
  .strictObject({
    profile: z.literal('tabular-data-package'),
    name: z.string(),
    title: z.string(),
    description: z.string(),
    homepage: z.string(),
    created: z.string().describe('When the snapshot’s data last changed'),
    sources: z.array(z.strictObject({ title: z.string(), path: z.string() })),
    resources: z.array(resourceShape),
  })
  .meta({ id: 'DataPackage', description: 'The tables, described field by field' });

export type DataPackage = z.infer<typeof dataPackageShape>;

/** The file of each table. */
export const tableFiles = {
  spacecraft: 'spacecraftCsv',
  flights: 'flightsCsv',
  configurations: 'configurationsCsv',
  people: 'peopleCsv',
  crew: 'crewCsv',
  stations: 'stationsCsv',
  dockings: 'dockingsCsv',
} as const satisfies Record<TableName, ApiFileName>;

/** The catalogue that most curated facts are from; its licence asks for this credit. */
const gcat = {
  title: 'General Catalog of Artificial Space Objects (GCAT), Jonathan McDowell, CC-BY-4.0',
  path: 'https://planet4589.org/space/gcat/',
} as const;

/**
 * The description.
 *
 * @param tables - the tables
 * @param facts - what is said of all together; `homepage` is a full address
 * @param written - the files of the tables
 */
export function dataPackage(
  tables: Tables,
  facts: { title: string; homepage: string; source: Source },
  written: WrittenFiles,
): DataPackage {
  const { api, fetched_at, note } = facts.source;
  return {
    profile: 'tabular-data-package',
    name: 'spacecraft-atlas',
    title: facts.title,
    description: [
      'Spacecraft, their flights, crews, dockings and configurations, from Launch Library 2 and GCAT.',
      note,
    ]
      .filter(Boolean)
      .join(' '),
    homepage: facts.homepage,
    created: fetched_at,
    sources: [{ title: 'Launch Library 2, The Space Devs', path: api }, gcat],
    resources: tableNames.map((name) => tableResource(name, tables, written)),
  };
}

function tableResource(name: TableName, tables: Tables, written: WrittenFiles): DataPackage['resources'][number] {
  const { columns, description, key, references }: Omit<Table<never>, 'rows'> = tables[name];
  const [file] = written.get(tableFiles[name])?.files ?? [];
  return {
    profile: 'tabular-data-resource' as const,
    name,
    path: apiPaths[tableFiles[name]],
    description,
    format: 'csv' as const,
    mediatype: 'text/csv' as const,
    encoding: 'utf-8' as const,
    bytes: file?.bytes ?? 0,
    hash: `sha256:${file?.sha256 ?? ''}`,
    dialect: {
      delimiter: ',' as const,
      lineTerminator: '\r\n' as const,
      doubleQuote: true as const,
      header: true as const,
    },
    schema: {
      fields: columns.map((column) => ({
        name: column.name,
        type: column.type,
        description: datasetDescription(column),
      })),
      missingValues: [''],
      primaryKey: [...key],
      foreignKeys: references.map((reference) => ({
        fields: [...reference.columns],
        reference: { resource: reference.table, fields: [...reference.key] },
      })),
    },
  };
}

/** What a column holds, with its unit. */
export function datasetDescription({
  description,
  unit,
  name,
}: Pick<Column<never>, 'description' | 'unit' | 'name'>): string {
  return unit && !name.endsWith(`_${units[unit]}`) ? `${description} In ${units[unit]}.` : description;
}
