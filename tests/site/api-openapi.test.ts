import { validate } from '@readme/openapi-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

import type { OpenApiDocument } from '#api/openapi-parts.ts';
import { configurationResource, spacecraftResource } from '#domain/query-resources.ts';

import { createService } from '#edge/service.ts';
import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ApiFiles } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';

describe.each(['fleet', 'handful'] as const)('the OpenAPI document of the %s', (name) => {
  const api = new ApiFiles(openSite(name));
  const document = () => api.json('openapi.json') as unknown as OpenApiDocument;
  const paths = Object.entries(document().paths).map(([path, { get }]) => ({ path: path.slice(1), get }));
  const files = paths.filter(({ get }) => get.tags.includes('files'));
  const questions = paths.filter(({ get }) => get.tags.includes('query'));

  test('is OpenAPI 3.1', async () => {
    const result = await validate(structuredClone(document()) as unknown as Parameters<typeof validate>[0]);
    expect(result).toMatchObject({ valid: true });
    expect(document().servers).toEqual([{ url: api.address.replace(/\/$/, '') }]);
  });

  test('asks for no key', () => {
    expect(document().security).toEqual([]);
  });

  // openapi-typescript writes a type that TypeScript refuses; orval ends a text in the middle.
  test('has no type that contains itself, and no sign in a text that generators of code do not escape', () => {
    const { schemas } = document().components;
    const named = (type: string) =>
      [...JSON.stringify(schemas[type]).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
    const reached = (type: string, path: readonly string[]): readonly string[] =>
      path.includes(type) ? [type] : named(type).flatMap((each) => reached(each, [...path, type]));
    expect(Object.keys(schemas).length).toBeGreaterThan(15);
    expect(Object.keys(schemas).flatMap((type) => reached(type, []))).toEqual([]);
    expect(Object.keys(schemas).filter((type) => !/^[A-Z]\w+$/.test(type))).toEqual([]);
    const odd: string[] = [];
    JSON.parse(JSON.stringify(document()), (_key, value: unknown) => {
      if (typeof value === 'string' && /\p{Cc}/u.test(value)) odd.push(value);
      return value;
    });
    expect(odd).toEqual([]);
  });

  test('describes every file of the index, and the index, and no other', () => {
    const listed = [...api.index().files.map(({ path }) => path), 'index.json'];
    expect(files.map(({ path }) => path).toSorted()).toEqual(listed.toSorted());
    expect(paths).toHaveLength(files.length + questions.length);
  });

  test('has an example for each path, of a file that is there and is what the document says', () => {
    const ajv = new Ajv2020({ validateFormats: false, strict: false });
    ajv.addSchema({ $id: 'document', ...document() });
    let checked = 0;
    for (const { path, get } of files) {
      const example = get.parameters?.[0]?.example;
      const file = path.replace(/\{\w+\}/, String(example));
      expect(api.paths).toContain(file);
      const schema = get.responses[200]?.content?.['application/json']?.schema['$ref'];
      if (typeof schema !== 'string') continue;
      const check = ajv.getSchema(`document${schema}`);
      expect([file, check?.(api.json(file)), check?.errors]).toEqual([file, true, null]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(8);
  });

  test('lets each parameter of a path be what it is in the files', () => {
    const ajv = new Ajv2020({ validateFormats: false });
    for (const { path, get } of files) {
      const [parameter] = get.parameters ?? [];
      if (!parameter) continue;
      const [before = '', after = ''] = path.split(/\{\w+\}/);
      for (const file of api.pathsOf(path)) {
        const value = file.slice(before.length, file.length - after.length);
        const typed = parameter.schema['type'] === 'integer' ? Number(value) : value;
        expect([file, ajv.validate(parameter.schema, typed)]).toEqual([file, true]);
      }
    }
  });

  test('names the parameters of the query service as the service knows them', () => {
    const known = (resource: { filters: object }) =>
      [...Object.keys(resource.filters), 'search', 'ordering', 'mode', 'limit', 'offset', 'format'].toSorted();
    const parametersOf = (path: string) =>
      questions
        .find((each) => each.path === path)
        ?.get.parameters?.map((parameter) => parameter.name)
        .toSorted();
    expect(parametersOf('2.3.0/spacecraft/')).toEqual(known(spacecraftResource([], [])));
    expect(parametersOf('2.3.0/spacecraft_configurations/')).toEqual(known(configurationResource([])));
    const described = questions.flatMap(({ get }) => get.parameters ?? []);
    expect(described.filter(({ description, example }) => (description ?? '') === '' && example === undefined)).toEqual(
      [],
    );
  });
});

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the query service as the OpenAPI document of the %s describes it', (name, snapshot) => {
  const site = openSite(name);
  const api = new ApiFiles(site);
  const document = api.json('openapi.json') as unknown as OpenApiDocument;
  const service = createService(snapshot, site.base);
  const ajv = new Ajv2020({ validateFormats: false, strict: false });
  ajv.addSchema({ $id: 'document', ...document });

  test.each(Object.entries(document.paths).filter(([, { get }]) => get.tags.includes('query')))(
    'answers %s with the document’s type',
    async (path, { get }) => {
      const file = path.replace(/\{\w+\}/, String(get.parameters?.[0]?.example));
      for (const mode of ['normal', 'detailed']) {
        const response = await service(new Request(`${api.address}${file.slice(1)}?mode=${mode}`));
        expect(response.status).toBe(200);
        const schema = structuredClone(get.responses[200]?.content?.['application/json']?.schema);
        const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object);
        expect([file, check(await response.json()), check.errors]).toEqual([file, true, null]);
      }
    },
  );
});
