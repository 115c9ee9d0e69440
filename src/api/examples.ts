/** Programs to copy that use the files: short, without a library to install, and run by the tests. */
import type { ApiSource } from './contents.ts';

/** A program to copy. */
export interface Example {
  /** Anchor on the page, and what the language is called in its markup. */
  language: 'sh' | 'javascript' | 'python' | 'sql';
  heading: string;
  /** What it shows, in a sentence. */
  about: string;
  code: string;
}

/**
 * The examples.
 *
 * @param craft - id of a craft that there is; null where there is none
 */
export function examplesFor({ address }: Pick<ApiSource, 'address'>, craft: number | null): Example[] {
  return [
    {
      language: 'sh',
      heading: 'curl',
      about: 'Every file is one request away, without a key and without a limit.',
      code: curlExample(address, craft),
    },
    {
      language: 'javascript',
      heading: 'JavaScript',
      about: 'Walks the list by next, as any client of Launch Library 2 does; in a browser or in Node.',
      code: javascriptExample(address('spacecraft')),
    },
    {
      language: 'python',
      heading: 'Python',
      about: 'Reads the table of spacecraft and prints the five that were longest in space.',
      code: pythonExample(address('spacecraftCsv')),
    },
    {
      language: 'sql',
      heading: 'SQLite',
      about: 'Questions to the database: sqlite3 atlas.sqlite, or any other reader of SQLite.',
      code: SQL_EXAMPLE,
    },
  ];
}

type Address = ApiSource['address'];

function curlExample(address: Address, craft: number | null): string {
  return lines(
    '# Has anything changed? The index has date, size and SHA-256 of every file.',
    `curl -s ${address('index')}`,
    ...(craft === null
      ? []
      : ['# One spacecraft, with its configuration and flights', `curl -s ${address('craft', craft)}`]),
    '# Those in space',
    `curl -s ${address('spacecraftInSpace')}`,
    '# Flights with their crews and dockings',
    `curl -s ${address('flights')}`,
    '# All spacecraft as a table, and everything as a database',
    `curl -sO ${address('spacecraftCsv')}`,
    `curl -sO ${address('database')}`,
  );
}

function javascriptExample(list: string): string {
  return lines(
    'const craft = [];',
    `let next = '${list}';`,
    'while (next) {',
    '  const page = await (await fetch(next)).json();',
    '  craft.push(...page.results);',
    '  next = page.next;',
    '}',
    'const up = craft.filter(({ in_space }) => in_space);',
    'console.log(`${craft.length} spacecraft, ${up.length} in space`);',
  );
}

function pythonExample(table: string): string {
  return lines(
    'import csv, io, urllib.request',
    '',
    `with urllib.request.urlopen("${table}") as file:`,
    '    rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8", newline="")))',
    '',
    'rows.sort(key=lambda row: float(row["time_in_space_seconds"] or 0), reverse=True)',
    'for row in rows[:5]:',
    '    print(row["name"], row["time_in_space"])',
  );
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}

const SQL_EXAMPLE = lines(
  '-- The five that flew most often',
  'SELECT name, flights_count, status_name FROM spacecraft',
  'ORDER BY flights_count DESC, id LIMIT 5;',
  '',
  '-- The ten latest launches',
  'SELECT net, name, spacecraft FROM launches',
  'WHERE net IS NOT NULL ORDER BY net DESC LIMIT 10;',
  '',
  '-- Who was last launched, and when each came back',
  'SELECT person_name, launch, mission_end FROM people_in_space',
  'WHERE launch IS NOT NULL ORDER BY launch DESC LIMIT 10;',
  '',
  '-- How many craft, flights and seconds in space each agency has',
  'SELECT * FROM by_agency;',
);
