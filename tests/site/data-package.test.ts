/** The description of the tables, as a Frictionless data package. */
import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import type { DataPackage } from '#api/data-package.ts';

import { ApiFiles } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';

/** What a value of each kind looks like. */
const forms = {
  integer: /^\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  string: /^/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  duration: /^P/,
  array: /^\[.*\]$/,
} as const;

describe.each(['fleet', 'handful'] as const)('the data package of the %s', (name) => {
  const api = new ApiFiles(openSite(name));
  const database = api.database();
  const columnsOf = (table: string) =>
    database
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map((column) => column['name']);

  test('names each file with its hash, and each column of it', () => {
    const { resources, ...rest } = api.json('datapackage.json') as unknown as DataPackage;
    expect(resources.map(({ path }) => path).toSorted()).toEqual(api.paths.filter((path) => path.endsWith('.csv')));
    expect(Object.keys(rest)).not.toContain('licenses');
    expect(rest.sources).toContainEqual({
      title: 'General Catalog of Artificial Space Objects (GCAT), Jonathan McDowell, CC-BY-4.0',
      path: 'https://planet4589.org/space/gcat/',
    });
    for (const { path, bytes, hash, schema, name: table } of resources) {
      const file = api.bytes(path);
      expect([bytes, hash]).toEqual([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`]);
      const head = api.text(path).split('\r\n')[0]?.split(',');
      expect(schema.fields.map((field) => field.name)).toEqual(head);
      expect(columnsOf(table)).toEqual(head);
      for (const row of api.csv(path)) {
        for (const { name: field, type } of schema.fields) {
          const text = row[field] ?? null;
          if (text !== null) expect([path, field, text]).toEqual([path, field, expect.stringMatching(forms[type])]);
        }
      }
    }
  });

  test('has keys that tell rows apart, and references to rows that are there', () => {
    const { resources } = api.json('datapackage.json') as unknown as DataPackage;
    const keysOf = (path: string, fields: readonly string[]) =>
      api.csv(path).map((row) => JSON.stringify(fields.map((field) => row[field] ?? null)));
    for (const { path, schema } of resources) {
      const keys = keysOf(path, schema.primaryKey);
      expect([path, new Set(keys).size]).toEqual([path, keys.length]);
      for (const { fields, reference } of schema.foreignKeys) {
        const target = resources.find((resource) => resource.name === reference.resource);
        const there = new Set(keysOf(target?.path ?? '', reference.fields));
        const missing = keysOf(path, fields).filter((key) => !key.includes('null') && !there.has(key));
        expect([path, fields, missing]).toEqual([path, fields, []]);
      }
    }
    const references = resources.flatMap(({ schema }) => schema.foreignKeys);
    expect(references.map(({ reference }) => reference.resource)).toEqual(
      expect.arrayContaining(['flights', 'people', 'stations']),
    );
  });
});
