import { createHash } from 'node:crypto';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

import { orderings, upstreamOrderingNames } from '#domain/orderings.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ApiFiles } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';
import { orderedIds } from '../support/expected.ts';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const idsOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => Number(id));
const ascending = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the files for programs of the %s', (name, snapshot) => {
  const api = new ApiFiles(openSite(name));
  const index = api.index();
  const all = ascending(snapshot.spacecraft.map(({ id }) => id));

  test('are all in the index, each once, but for the index itself', () => {
    const listed = index.files.flatMap(({ path }) => api.pathsOf(path)).toSorted();
    expect(listed).toEqual(api.paths.filter((path) => path !== 'index.json'));
    expect(listed.length).toBeGreaterThan(snapshot.spacecraft.length + 20);
  });

  test('are as many, as large and of the hash that the index says', () => {
    for (const { path, count, bytes, sha256: hash } of index.files) {
      const files = api.pathsOf(path);
      const sizes = files.map((file) => api.bytes(file).length);
      expect([path, count, bytes]).toEqual([path, files.length, sizes.reduce((sum, size) => sum + size, 0)]);
      const hashes = files.map((file) => sha256(api.bytes(file)));
      const lines = files.map((file, place) => `${hashes[place]}  ${file}\n`).join('');
      expect([path, hash]).toEqual([path, path.includes('{') ? sha256(lines) : hashes[0]]);
    }
  });

  test('say from which snapshot they are', () => {
    expect(index.snapshot).toEqual({ ...snapshot.source, spacecraft: snapshot.spacecraft.length });
  });

  test('are what their published schemas say', () => {
    const ajv = new Ajv2020({ validateFormats: false, allErrors: true });
    for (const path of api.pathsOf('schema/{name}.json')) ajv.addSchema(api.json(path));
    let checked = 0;
    for (const { path, schema, type } of [
      ...index.files,
      { path: 'index.json', schema: `${api.address}schema/index.json`, type: 'application/json' },
    ]) {
      // What is described by a public standard is checked against that elsewhere.
      if (!schema?.startsWith(api.address)) continue;
      const validate = ajv.getSchema(schema);
      expect(validate, `${path} names ${schema}`).toBeDefined();
      for (const file of api.pathsOf(path)) {
        const documents = type === 'application/json' ? [api.json(file)] : api.lines(file);
        for (const document of documents)
          expect([file, validate?.(document), validate?.errors]).toEqual([file, true, null]);
        checked += documents.length;
      }
    }
    expect(checked).toBeGreaterThan(2 * snapshot.spacecraft.length);
  });

  test('have schemas that are JSON Schema, at the address that they name', () => {
    const ajv = new Ajv2020({ validateFormats: false });
    const paths = api.pathsOf('schema/{name}.json');
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      const schema = api.json(path);
      expect(schema['$id']).toBe(api.address + path);
      expect([path, ajv.validateSchema(schema)]).toEqual([path, true]);
    }
  });

  test('schemas allow what may be added, and miss nothing that is there', () => {
    const ajv = new Ajv2020({ validateFormats: false });
    const validate = ajv.compile(api.json('schema/spacecraft.json'));
    const craft = api.json(`2.3.0/spacecraft/${all[0]}.json`);
    expect(validate({ ...craft, brand_new: 1 })).toBe(true);
    for (const field of Object.keys(craft)) {
      const { [field]: left, ...rest } = craft;
      expect([field, validate(rest), left === undefined]).toEqual([field, false, false]);
    }
  });

  test('next leads from the first file of the list to the last, and gives each craft once', () => {
    const path = (address: string) => {
      expect(address.startsWith(api.address)).toBe(true);
      return address.slice(api.address.length);
    };
    const seen: number[] = [];
    let before: string | null = null;
    for (let next: string | null = `${api.address}2.3.0/spacecraft.json`; next !== null;) {
      const page = api.list(path(next));
      expect(page.count).toBe(all.length);
      expect(page.previous).toBe(before);
      expect(page.results.length).toBeLessThanOrEqual(100);
      seen.push(...idsOf(page.results));
      before = next;
      next = page.next;
    }
    expect(seen).toEqual(all);
  });

  test('hold all craft in every order', () => {
    for (const ordering of upstreamOrderingNames) {
      for (const descending of [false, true]) {
        const path = `2.3.0/spacecraft/by/${descending ? '-' : ''}${orderings[ordering].key}.json`;
        const { count, next, previous, results } = api.list(path);
        expect([path, idsOf(results)]).toEqual([path, orderedIds(snapshot, ordering, descending)]);
        expect([count, next, previous]).toEqual([all.length, null, null]);
      }
    }
    expect(api.list('2.3.0/spacecraft/all.json').results).toEqual(api.list('2.3.0/spacecraft/by/id.json').results);
  });

  test('hold the craft of each status and configuration, also of those without any, and those in space', () => {
    const expectIds = (path: string, keep: (craft: (typeof snapshot.spacecraft)[number]) => boolean) => {
      const { count, results } = api.list(path);
      const ids = ascending(snapshot.spacecraft.filter(keep).map(({ id }) => id));
      expect([path, count, idsOf(results)]).toEqual([path, ids.length, ids]);
    };
    for (const { id } of snapshot.statuses) {
      expectIds(`2.3.0/spacecraft/status/${id}.json`, ({ status }) => status === id);
    }
    for (const { id } of snapshot.configurations) {
      expectIds(`2.3.0/spacecraft/spacecraft_config/${id}.json`, ({ spacecraft_config }) => spacecraft_config === id);
    }
    expectIds('2.3.0/spacecraft/in_space/true.json', ({ in_space }) => in_space);
    expect(api.pathsOf('2.3.0/spacecraft/status/{id}.json')).toHaveLength(snapshot.statuses.length);
    expect(api.pathsOf('2.3.0/spacecraft/spacecraft_config/{id}.json')).toHaveLength(snapshot.configurations.length);
  });

  test('hold every configuration, in the list as in its own file', () => {
    const { count, results } = api.list('2.3.0/spacecraft_configurations.json');
    expect(count).toBe(snapshot.configurations.length);
    expect(ascending(idsOf(results))).toEqual(ascending(snapshot.configurations.map(({ id }) => id)));
    for (const row of results)
      expect(api.json(`2.3.0/spacecraft_configurations/${Number(row['id'])}.json`)).toEqual(row);
  });

  test('name themselves, and lead to files that are there', () => {
    for (const id of all) {
      const craft = api.json(`2.3.0/spacecraft/${id}.json`);
      expect(craft['url']).toBe(`${api.address}2.3.0/spacecraft/${id}.json`);
      const configuration = craft['spacecraft_config'] as { id: number; url: string } | null;
      if (!configuration) continue;
      expect(api.paths).toContain(configuration.url.slice(api.address.length));
      expect(configuration.url).toBe(`${api.address}2.3.0/spacecraft_configurations/${configuration.id}.json`);
    }
  });

  test('lead to Launch Library 2 for what they have no file of', () => {
    const addresses = JSON.stringify(index.files.map(({ path }) => path));
    expect(addresses).not.toContain('agencies');
    const agencies = api
      .list('2.3.0/spacecraft_configurations.json')
      .results.flatMap(({ agency }) => (agency as { id: number; url: string } | null) ?? []);
    expect(agencies.length).toBeGreaterThan(0);
    for (const { id, url } of agencies) expect(url).toBe(`${snapshot.source.api}agencies/${id}/`);
  });
});

test('an empty text stays one, and an unknown value is null', () => {
  const api = new ApiFiles(openSite('fleet'));
  const bare = api.json('2.3.0/spacecraft_configurations/4.json');
  expect(bare).toMatchObject({
    name: 'Bare',
    wiki_link: '',
    info_link: '',
    flight_life: '',
    capability: '',
    height: null,
  });
  expect(bare).toMatchObject({ type: null, agency: null, family: [], image: null, maiden_flight: null });
});
