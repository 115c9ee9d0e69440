import { describe, expect, test } from 'vitest';

import { emptySite, smallSite } from '../../tests/fixtures/small-site.ts';

import { cardMaker } from './cards.ts';
import { pageChrome } from './chrome.ts';
import { drawingFiles, plateFiles } from './drawing-files.ts';
import { comparePage, explorePage, explorerFile } from './explore.ts';
import { manifest, openSearch, robots } from './manifest.ts';
import { offlinePage } from './offline.ts';

const context = smallSite();

describe('explorer and comparison', () => {
  test('lead to lists that need no script', () => {
    const ways = explorePage(context).ways.map(({ href }) => href);
    expect(ways).toEqual(expect.arrayContaining(['/spacecraft/', '/in-space/', '/agencies/', '/statuses/']));
    expect(comparePage(context).ways.map(({ href }) => href)).toContain('/configurations/');
  });

  test('load every craft, or none', () => {
    expect(JSON.stringify(explorerFile(context))).toContain('"Charlie"');
    expect(() => explorerFile(emptySite())).not.toThrow();
  });
});

describe('the frame of every page', () => {
  const hrefs = (of = context) =>
    pageChrome(of)
      .more.flat()
      .map(({ href }) => href);

  test('names placeholders only where there are any', () => {
    expect(hrefs()).toContain('/placeholders/');
    expect(hrefs(emptySite())).not.toContain('/placeholders/');
  });

  test('says how much of the catalogue is here', () => {
    expect(pageChrome(context).coverage).toBe('All 5 craft known to');
    expect(pageChrome(context).recordsRead).toMatch(/^Records read on 3.February.2026$/);
    expect(pageChrome(emptySite()).recordsRead).toBe('No records were read');
  });
});

describe('cards for shared links', () => {
  const cardOf = cardMaker(context);
  const head = { title: 'A list', description: 'Of craft.' };

  test.each([
    [
      'a craft',
      '/spacecraft/alpha-1/',
      { layout: 'record', name: 'Alpha', line: expect.stringContaining('A-1') as string },
    ],
    ['a configuration', '/configurations/heron-1/', { layout: 'record', name: 'Heron', line: 'Capsule, Heron Works' }],
    ['a list', '/in-space/', { layout: 'shelf', name: 'A list', line: 'Of craft.' }],
  ])('of %s', (_, address, expected) => {
    expect(cardOf({ address, ...head })).toMatchObject(expected);
  });
});

test('drawings: one file per configuration, the person, and the plate of the missing page', () => {
  expect([...plateFiles(context).keys()]).toEqual(['1', '2', '3', 'mercury']);
  expect([...drawingFiles(context).keys()]).toContain('person');
  expect([...plateFiles(emptySite()).keys()]).toEqual(['mercury']);
});

describe('the page on reading offline', () => {
  test.each([
    ['with edition and saved copy', {}, true, true],
    ['without an edition', { skip: new Set(['offline'] as const) }, false, true],
    ['without a saved copy', { offlineKill: true }, true, false],
  ])('%s', (_, site, edition, saving) => {
    const page = offlinePage(smallSite({ site }));
    expect(page.edition !== null).toBe(edition);
    expect(page.saving).toBe(saving);
  });
});

describe('files for browsers and crawlers', () => {
  const named = smallSite({ site: { name: 'Craft & <Co>', shortName: 'Co' } });

  test('carry the name of the site', () => {
    expect(manifest(named)).toMatchObject({ name: 'Craft & <Co>', short_name: 'Co', start_url: '/', scope: '/' });
    expect(openSearch(named)).toContain('<ShortName>Craft &amp; &lt;Co&gt;</ShortName>');
    expect(openSearch(named)).toContain('template="https://atlas.example/search/?q={searchTerms}"');
  });

  test('allow crawlers everything and name the sitemap', () => {
    expect(robots(named)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://atlas.example/sitemap.xml\n');
  });
});
