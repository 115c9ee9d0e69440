/** A service that sends the token back: it is in no message, and in nothing that is kept. */
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import {
  TOKEN,
  atSecondPage,
  expectNothingWritten,
  folder,
  run,
  server,
  useFailingService,
} from '../../tests/support/failing-service.ts';
import type { ServedPage } from '../../tests/support/ll2-pages.ts';
import { Secret } from '../support/secrets.ts';

useFailingService();

const secret = new Secret(TOKEN);

const encodings: [name: string, encode: (text: string) => string][] = [
  ['as it is', (text) => text],
  ['in capitals', (text) => text.toUpperCase()],
  ['for an address', (text) => text.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)],
  ['in base64', (text) => Buffer.from(`Token ${text}`).toString('base64')],
  ['with a control character in it', (text) => `${text.slice(0, 9)}\u0001${text.slice(9)}`],
];

/** Every file of the test's folder. */
function kept(): string[] {
  return readdirSync(folder.path(''), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

describe.each(encodings)('a token that comes back %s', (_, encode) => {
  const name = `Craft of ${encode(TOKEN)}`;
  const craft = (change: object) => (page: ServedPage) => ({
    ...page,
    results: page.results.map((row, index) => (index === 7 ? { ...row, ...change } : row)),
  });

  test.each([
    ['name', { name }],
    ['description', { description: `Its key is ${encode(TOKEN)}.` }],
    ['name beside a fault', { name, flights_count: 'many' }],
    ['picture', { image: { id: 9, name: '', image_url: `https://pictures.example/?key=${encode(TOKEN)}` } }],
  ])('in a %s: the record keeps its earlier version', async (_field, change) => {
    server.options.misbehave = atSecondPage({ kind: 'change', change: craft(change) });
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', changed: [6] } });
    expect(JSON.stringify(ended.report.problems)).toMatch(
      /spacecraft 110[^}]*holds the token of this run \(LL2_TOKEN\)/,
    );
    for (const text of [ended.stdout, ended.stderr, ...kept()]) expect(secret.isIn(text)).toBe(false);
  });

  test('in an address beside the records: in no warning, not even in a page that is kept', async () => {
    const next = `https://${encode(TOKEN).replaceAll(/[^\w.-]/g, '')}.example/`;
    server.options.misbehave = (request) =>
      request.query.get('offset') === '100'
        ? { kind: 'change', change: (page) => ({ ...page, next }) }
        : request.query.get('offset') === '200'
          ? { kind: 'status', status: 500, headers: { location: next }, body: next }
          : null;
    const ended = await run();
    expect(ended.code).toBe(75);
    expectNothingWritten(ended);
    for (const text of [ended.stdout, ended.stderr, ...kept()]) expect(secret.isIn(text)).toBe(false);
  });
});
