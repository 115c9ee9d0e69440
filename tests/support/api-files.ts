/** The files for programs of a built site, as a client sees them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { parse } from 'csv-parse/sync';

import type { Index } from '#api/index-file.ts';

import { gone, goneNameless } from '../fixtures/fleet-history.ts';
import type { BuiltSite } from './built-site.ts';
import { ORIGIN } from './run.ts';

/** A record in some file. */
export type Json = Record<string, unknown>;

/** A list in Launch Library 2's shape. */
export interface List {
  count: number;
  next: string | null;
  previous: string | null;
  results: Json[];
}

/** A row of a CSV file: text by column; an unknown value is null, an empty text is not. */
export type CsvRow = Record<string, string | null>;

/** What stands in the place of the braces in the paths of a family. */
const values: Readonly<Record<string, string>> = { id: '\\d+', page: '\\d+', ordering: '-?\\w+' };

const LEFT = new Set([gone, goneNameless].map(({ id }) => `api/2.3.0/spacecraft/${id}.json`));

/** The API of a site. */
export class ApiFiles {
  readonly site: BuiltSite;
  /** Full address of its folder. */
  readonly address: string;

  constructor(site: BuiltSite) {
    this.site = site;
    this.address = `${ORIGIN}${site.base}api/`;
  }

  /** Every file as a path in the folder of the API, in order; without compressed copies and what is left of craft that are gone. */
  get paths(): string[] {
    return this.site.files
      .filter((file) => file.startsWith('api/') && !/\.(br|gz)$/.test(file) && !LEFT.has(file))
      .map((file) => file.slice('api/'.length));
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.site.folder, 'api', path));
  }

  text(path: string): string {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes(path));
  }

  json(path: string): Json {
    return JSON.parse(this.text(path)) as Json;
  }

  list(path: string): List {
    return this.json(path) as unknown as List;
  }

  index(): Index {
    return this.json('index.json') as unknown as Index;
  }

  /** Paths of the files of a row of the index. */
  pathsOf(path: string): string[] {
    const pattern = new RegExp(
      `^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/, (_, name: string) => values[name] ?? '[\\w-]+')}$`,
    );
    return this.paths.filter((each) => pattern.test(each));
  }

  /** Rows of a CSV file. */
  csv(path: string): CsvRow[] {
    return parse(this.text(path), {
      columns: true,
      recordDelimiter: '\r\n',
      cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    });
  }

  /** Lines of JSON. */
  lines(path: string): Json[] {
    return this.text(path)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Json);
  }

  /** The database, to be read. */
  database(): DatabaseSync {
    return new DatabaseSync(join(this.site.folder, 'api', 'atlas.sqlite'), { readOnly: true });
  }
}
