/** Writes the flat tables as a SQLite database; the same tables give the same bytes. */
import type * as Sqlite from 'node:sqlite';

import type { FacetMember, Tables } from '#api/tables.ts';
import type { CellValue } from '#api/csv.ts';
import { columnTypes, referenceById } from '#api/tables/column.ts';
import type { Table } from '#api/tables/column.ts';
import { databaseViews } from '#api/tables/views.ts';
import { SNAPSHOT_SCHEMA } from '#domain/schema.ts';

/**
 * Writes the database: the tables with their keys and indexes, and the views.
 *
 * @param file - absolute path; nothing may be there
 * @param members - every value of every facet with the craft that have it
 */
export async function writeDatabase(file: string, tables: Tables, members: readonly FacetMember[]): Promise<void> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(file);
  try {
    // Nothing to go back to: the file is new, and a build that fails leaves it behind with all else.
    database.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = ${SNAPSHOT_SCHEMA}; BEGIN`,
    );
    fill(database, 'configurations', tables.configurations);
    fill(database, 'spacecraft', tables.spacecraft);
    fill(database, 'flights', tables.flights);
    fill(database, 'people', tables.people);
    fill(database, 'crew', tables.crew);
    fill(database, 'stations', tables.stations);
    fill(database, 'dockings', tables.dockings);
    fill(database, 'spacecraft_facets', facetTable(members));
    for (const [name, query] of Object.entries(databaseViews)) {
      database.exec(`CREATE VIEW ${quoted(name)} AS\n${query}`);
    }
    // Pages in the order of the tables, whatever was written when.
    database.exec('COMMIT; VACUUM');
  } finally {
    database.close();
  }
}

/** Which craft has which value of which facet: what the views count. */
function facetTable(rows: readonly FacetMember[]): Table<FacetMember> {
  return {
    description: 'The values of each facet with the craft that have them.',
    columns: [
      { name: 'facet', type: 'string', description: 'Name of the facet.', value: ({ facet }) => facet },
      {
        name: 'value_id',
        // Its affinity keeps the ids of Launch Library 2 numbers, and words as they are.
        type: 'number',
        description: 'Id of the value; the word in its address where it has no id.',
        value: ({ value }) => value.id,
      },
      { name: 'value_name', type: 'string', description: 'Name of the value.', value: ({ value }) => value.name },
      {
        name: 'spacecraft_id',
        type: 'integer',
        description: 'Id of a craft that has the value; none where no craft has it.',
        value: ({ craft }) => craft?.id ?? null,
      },
    ],
    key: ['facet', 'value_id', 'spacecraft_id'],
    references: [referenceById('spacecraft_id', 'spacecraft')],
    rows,
  };
}

/** Node 22 warns that its SQLite is experimental; what is used of it here has not changed since. */
async function loadSqlite(): Promise<typeof Sqlite> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite')) (emitWarning as (...all: unknown[]) => void)(warning, ...rest);
  };
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

function fill<Row>(database: Sqlite.DatabaseSync, name: string, { columns, key, references, rows }: Table<Row>): void {
  const lines = [
    ...columns.map((column) => `${quoted(column.name)} ${columnTypes[column.type]}`),
    `PRIMARY KEY ${listed(key)}`,
    ...references.map(
      (each) => `FOREIGN KEY ${listed(each.columns)} REFERENCES ${quoted(each.table)} ${listed(each.key)}`,
    ),
  ];
  database.exec(`CREATE TABLE ${quoted(name)} (\n  ${lines.join(',\n  ')}\n)`);
  const insert = database.prepare(`INSERT INTO ${quoted(name)} VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...columns.map(({ value }) => stored(value(row))));
  for (const column of columns.filter(({ indexed }) => indexed)) {
    database.exec(`CREATE INDEX ${quoted(`${name}_${column.name}`)} ON ${quoted(name)} (${quoted(column.name)})`);
  }
}

function stored(value: CellValue): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function listed(names: readonly string[]): string {
  return `(${names.map(quoted).join(', ')})`;
}

function quoted(name: string): string {
  return `"${name}"`;
}
