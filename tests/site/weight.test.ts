import { brotliCompressSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { openSite } from '../support/built-site.ts';
import type { BuiltSite, BuiltPage } from '../support/built-site.ts';

/** Pages that are looked at for the heaviest: those that are longest before they are compressed. */
const LONGEST = 10;

/** Bytes on the wire of a page with all styles that it asks for: a reader waits for both before seeing anything. */
function weight(site: BuiltSite, { file, $ }: BuiltPage): number {
  const styles = $('link[rel="stylesheet"]')
    .toArray()
    .map((style) => site.fileAt($(style).attr('href')!)!);
  expect(styles.length, file).toBeGreaterThan(0);
  return [file, ...styles].reduce((sum, each) => sum + brotliCompressSync(site.read(each)).length, 0);
}

describe('a page with its styles weighs, compressed,', () => {
  // With the tags for sharing, which a site without pictures does not have.
  test('7.5 KB at most for a craft, in the median', () => {
    const site = openSite('handful');
    const weights = site
      .searchablePages()
      .map((page) => weight(site, page))
      .toSorted((a, b) => a - b);
    expect(weights[Math.floor(weights.length / 2)]).toBeLessThanOrEqual(7_500);
  });

  test.each(['fleet', 'handful'] as const)('11 KB at most for any page of the %s', (name) => {
    const site = openSite(name);
    const longest = site.pages().toSorted((a, b) => b.html.length - a.html.length);
    const heavy = longest
      .slice(0, LONGEST)
      .map((page) => ({ address: page.address, bytes: weight(site, page) }))
      .filter(({ bytes }) => bytes > 11_000);
    expect(heavy).toEqual([]);
  });
});
