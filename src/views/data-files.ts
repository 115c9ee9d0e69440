/** The part of the page about the data that is for programs: files, examples, columns. */
import type { SiteContext } from '#context.ts';
import { datasetDescription } from '#api/data-package.ts';
import { examplesFor } from '#api/examples.ts';
import type { Example } from '#api/examples.ts';
import { apiFile, apiFileNames, fileGroups, mediaTypes, variableOf } from '#api/files.ts';
import { schemas } from '#api/schemas.ts';
import { siteApiSource } from '#api/source.ts';
import { tableNames } from '#api/tables.ts';
import type { Table } from '#api/tables/column.ts';
import { facetNames } from '#domain/facets.ts';
import { LL2_VERSION, apiPath, apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import type { FileDownload } from './json-ld.ts';
import type { Link } from './shared.ts';

/** A file or a family of files. */
export interface FileRow {
  name: ApiFileName;
  /** In the folder of the API, with braces where files of a family differ. */
  path: string;
  /** The file, or one of the family. */
  link: Link;
  isFamily: boolean;
  description: string;
  schema: Link | null;
}

/** A column of a table. */
export interface ColumnRow {
  name: string;
  type: string;
  description: string;
}

/** All that the page shows for programs. */
export interface DataFiles {
  folder: string;
  groups: readonly { heading: string; files: readonly FileRow[] }[];
  examples: readonly Example[];
  tables: readonly { name: string; description: string; columns: readonly ColumnRow[] }[];
  /** Names of the views in the database. */
  views: readonly string[];
  index: Link;
  openApi: Link;
  /** Version of Launch Library 2 whose shapes the files have. */
  version: string;
}

const exampleValues = (context: SiteContext) => siteApiSource(context).examples;

/** What the page shows. */
export function dataFiles(context: SiteContext): DataFiles {
  const { routes, site } = context;
  return {
    folder: site.origin + routes.apiFolder,
    groups: Object.entries(fileGroups).map(([group, heading]) => ({
      heading,
      files: existingFiles(context)
        .filter((name) => apiFile(name).group === group)
        .map((each) => fileRow(context, each)),
    })),
    examples: examplesFor(siteApiSource(context), siteApiSource(context).tables.spacecraft.rows[0]?.id ?? null),
    tables: tableNames.map((name) => {
      const { description, columns }: Omit<Table<never>, 'rows'> = siteApiSource(context).tables[name];
      const rows = columns.map((column) => ({
        name: column.name,
        type: column.type,
        description: datasetDescription(column),
      }));
      return { name, description, columns: rows };
    }),
    views: facetNames.map((facet) => `by_${facet}`),
    index: { label: apiPaths.index, href: routes.api('index') },
    openApi: { label: apiPaths.openApi, href: routes.api('openApi') },
    version: LL2_VERSION,
  };
}

/** Families of which this snapshot makes no file are left out. */
const existingFiles = (context: SiteContext) =>
  apiFileNames.filter((name) => variableOf(name) === null || exampleValues(context)[name] !== undefined);

function fileRow(context: SiteContext, name: ApiFileName): FileRow {
  const { routes } = context;
  const { description, schema } = apiFile(name);
  return {
    name,
    path: apiPaths[name],
    link: { label: apiPath(name, exampleValues(context)[name]), href: routes.api(name, exampleValues(context)[name]) },
    isFamily: variableOf(name) !== null,
    description,
    schema:
      schema === null
        ? null
        : Object.hasOwn(schemas, schema)
          ? { label: schema, href: routes.api('schema', schema) }
          : { label: new URL(schema).hostname, href: schema },
  };
}

/** The files that hold everything at once, for those who collect sets of data. */
export function downloads({ routes }: SiteContext): FileDownload[] {
  const all = apiFileNames.filter((name) => apiFile(name).group === 'tables');
  return [...all, 'allSpacecraft' as const].map((name) => ({
    name: apiPaths[name],
    description: apiFile(name).description,
    address: routes.api(name),
    type: mediaTypes[apiFile(name).type],
  }));
}
