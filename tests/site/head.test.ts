import { describe, expect, test } from 'vitest';

import { directions, orderingNames } from '#domain/orderings.ts';

import { gone, goneNameless } from '../fixtures/fleet-history.ts';
import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { canonicalOf, descriptionOf, openSite, robotsOf, titleOf } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

const site = openSite('fleet');
const { routes } = site;

/** Texts that more than one page has, with the pages. */
function shared(pages: readonly BuiltPage[], text: (page: BuiltPage) => string | undefined): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const page of pages) found.set(text(page) ?? '', [...(found.get(text(page) ?? '') ?? []), page.address]);
  return [...found].filter(([, addresses]) => addresses.length > 1);
}

describe('every page', () => {
  const pages = site.pages();

  test('is looked at', () => {
    expect(pages.length).toBeGreaterThan(FLEET_SIZE + 30);
  });

  test('names its language, its text encoding and how wide it is', () => {
    const wrong = pages.filter(
      ({ $ }) =>
        $('html').attr('lang') !== 'en' ||
        $('head > meta[charset]').attr('charset')?.toLowerCase() !== 'utf-8' ||
        $('head > meta[name="viewport"]').attr('content') !== 'width=device-width, initial-scale=1',
    );
    expect(wrong.map(({ address }) => address)).toEqual([]);
  });

  test('has one first heading, one main part and a way past the header', () => {
    const wrong = pages.filter(({ $ }) => {
      const skip = $('body a[href^="#"]').first().attr('href');
      return (
        $('h1').length !== 1 || !$('h1').text().trim() || $('main').length !== 1 || skip !== `#${$('main').attr('id')}`
      );
    });
    expect(wrong.map(({ address }) => address)).toEqual([]);
  });

  test('names nothing that a browser fetches ahead, which the content policy would refuse', () => {
    const ahead = ['next', 'prefetch', 'prerender', 'preconnect', 'dns-prefetch'];
    const wrong = pages.filter(({ $ }) => $(ahead.map((rel) => `link[rel~="${rel}"]`).join()).length > 0);
    expect(wrong.map(({ address }) => address)).toEqual([]);
  });

  test('has a title, and a description where a search engine may show it', () => {
    expect(pages.filter((page) => !titleOf(page).trim()).map(({ address }) => address)).toEqual([]);
    expect(
      site
        .indexablePages()
        .filter((page) => !descriptionOf(page)?.trim())
        .map(({ address }) => address),
    ).toEqual([]);
  });

  test('but 404 is its own canonical page', () => {
    const wrong = pages.filter((page) => {
      const expected = page.address === routes.notFound ? undefined : ORIGIN + page.address;
      return canonicalOf(page) !== expected;
    });
    expect(wrong.map((page) => [page.address, canonicalOf(page)])).toEqual([]);
  });
});

describe('titles and descriptions', () => {
  const pages = site.indexablePages();

  test('of pages in search engines are unique', () => {
    expect(pages.length).toBeGreaterThan(FLEET_SIZE);
    expect(shared(pages, titleOf)).toEqual([]);
    expect(shared(pages, descriptionOf)).toEqual([]);
  });

  test('of all pages: the titles are unique too', () => {
    expect(shared(site.pages(), titleOf)).toEqual([]);
  });
});

describe('search engines', () => {
  const hidden = new Set([
    ...orderingNames.flatMap((name) =>
      directions.flatMap((each) => [1, 2, 3].map((page) => routes.page(routes.spacecraftBy(name, each), page))),
    ),
    ...fleet.spacecraft.filter(({ is_placeholder }) => is_placeholder).map((craft) => routes.craft(craft)),
    routes.configurationsByHeight,
    routes.placeholders,
    routes.offlineFiles,
    routes.search,
    routes.notFound,
    ...[gone, goneNameless].map(({ id }) => routes.permalink(id)),
  ]);

  test('keep orderings, search, 404 and placeholders out, and follow their links', () => {
    expect(hidden.size).toBe(orderingNames.length * 2 * 3 + 2 + 7);
    const wrong = [...hidden].filter(
      (address) => robotsOf(site.page(address))?.replaceAll(' ', '') !== 'noindex,follow',
    );
    expect(wrong).toEqual([]);
  });

  // Where several craft flew on a launch, its address is a choice; others lead to a craft.
  const isLaunchAddress = (address: string) => /\/id\/(?:cospar|launch)\//.test(address);

  test('keep the choices between the craft of a launch out', () => {
    const choices = site.pages().filter(({ address }) => isLaunchAddress(address));
    expect(choices.length).toBeGreaterThan(0);
    expect(choices.filter((page) => robotsOf(page)?.replaceAll(' ', '') !== 'noindex,follow')).toEqual([]);
  });

  test('may show all other pages', () => {
    const shown = site.pages().filter(({ address }) => !hidden.has(address) && !isLaunchAddress(address));
    expect(shown.length).toBeGreaterThan(FLEET_SIZE);
    expect(shown.filter((page) => robotsOf(page) !== undefined).map(({ address }) => address)).toEqual([]);
  });
});
