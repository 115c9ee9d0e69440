import { facets } from '#domain/facets.ts';
import { beforeAll, describe, expect, test } from 'vitest';

import { oddNames } from '../fixtures/odd-names.ts';
import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';
import { inOneLine, openSite } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';
import { projectFolder } from '../support/folders.ts';

const site = openSite('fleet');
const { routes } = site;
const records = new Map(fleet.spacecraft.map((craft) => [craft.id, craft]));
const craftPage = (id: number) => site.page(routes.craft(records.get(id)!));
const textOf = ({ $ }: BuiltPage) => inOneLine($('main').text());

/** What a reader sees or hears: text, and the attributes that stand for it. */
function wordsOf({ $ }: BuiltPage): string {
  const attributes = ['alt', 'title', 'aria-label', 'content', 'datetime', 'placeholder', 'href', 'class', 'id'];
  const values = $('*')
    .toArray()
    .flatMap((element) => attributes.map((name) => $(element).attr(name) ?? ''));
  return [$('html').text(), ...values].join('\n');
}

describe('no page', () => {
  const pages = site.addresses.map((address) => site.page(address));
  let texts: { address: string; words: string }[] = [];
  beforeAll(() => {
    texts = pages.map((page) => ({ address: page.address, words: wordsOf(page) }));
  });

  test.each([
    ['a value that JavaScript printed by mistake', /undefined|NaN(?![a-z])|\bnull\b|Infinity|\[object /],
    ['a path of this machine', new RegExp(projectFolder.replace(/\/$/, '').replaceAll(/[.\\]/g, '\\$&'))],
    ['the address of a development server', /localhost|127\.0\.0\.1|\/@vite|\/@fs|\/node_modules\//],
    ['a mark of an unfinished text', /\b(TODO|FIXME|lorem ipsum)\b/i],
    ['an invalid date', /Invalid Date/],
  ])('holds %s', (_, pattern) => {
    const wrong = texts.flatMap(({ address, words }) => {
      const found = pattern.exec(words);
      return found ? [`${address}: ${found[0]}`] : [];
    });
    expect(pages.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  test('has code or styles inside it: both come as files', () => {
    const wrong = pages.flatMap(({ $, address }) => {
      const scripts = $('script:not([src]):not([type="application/ld+json"])').length;
      const handlers = $('*')
        .toArray()
        .filter((element) => Object.keys($(element).attr() ?? {}).some((name) => name.startsWith('on')));
      return scripts + handlers.length + $('style, [style]').length > 0 ? [address] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('has data inside it that is no JSON', () => {
    const blocks = pages.flatMap(({ $ }) =>
      $('script[type="application/ld+json"]')
        .toArray()
        .map((each) => $(each).text()),
    );
    for (const block of blocks) expect(() => JSON.parse(block) as unknown).not.toThrow();
  });

  test('joins a label to its value, or two neighbours in a line', () => {
    const joined = pages.flatMap((page) => joints(page).map((joint) => `${page.address}: ${joint}`));
    expect(joined).toEqual([]);
  });

  test('joins a word to the link, the key or the code behind it', () => {
    const joined = pages.flatMap(({ address, $ }) =>
      [...($('main').html() ?? '').matchAll(/\p{L}+<(?:a|kbd|code|time)\b[^>]*>[^<]*/gu)].map(
        ([joint]) => `${address}: ${joint}`,
      ),
    );
    expect(joined).toEqual([]);
  });

  test('of a craft lets its name run into the words around it', () => {
    const glued = fleet.spacecraft.flatMap((craft) => {
      const { $ } = site.page(routes.craft(craft));
      const name = inOneLine(craft.name).replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      const run = new RegExp(`\\p{L}${name}|${name}\\p{L}`, 'u');
      return textNodes($, 'main').flatMap((text) => (run.test(inOneLine(text)) ? [`${craft.id}: ${text}`] : []));
    });
    expect(glued).toEqual([]);
  });

  test('of a craft is without its name, its id and where its record comes from', () => {
    const wrong = fleet.spacecraft.filter((craft) => {
      const page = site.page(routes.craft(craft));
      return inOneLine(page.$('h1').text()) !== inOneLine(craft.name) || !textOf(page).includes(String(craft.id));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

function textNodes($: BuiltPage['$'], within: string): string[] {
  return $(`${within}, ${within} *`)
    .contents()
    .toArray()
    .filter(({ nodeType }) => nodeType === 3)
    .map((node) => $(node).text());
}

/** Places where the text of two elements runs into one word: `Heightmetres`. Cells and items are kept apart by all. */
function joints({ $ }: BuiltPage): string[] {
  const tags = 'dt, dd, a, time, span, b, strong, small, abbr, code, i, em';
  return $('main:has([data-pagefind-body])')
    .find(tags)
    .toArray()
    .flatMap((element) => {
      const next = element.nextSibling;
      if (!next || !$(next).is(tags) || $(element).closest('svg').length > 0) return [];
      const before = $(element).text();
      const after = $(next).text();
      return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? [`${before}|${after}`] : [];
    });
}

describe('unknown is not zero', () => {
  test('a craft of which nothing is known says so and counts nothing', () => {
    const text = textOf(craftPage(ids.allUnknown));
    expect(text.match(/not recorded/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/\b0 (flights|days|s|min)\b/);
  });

  test('a time of zero of a craft that flew reads "not recorded"', () => {
    const text = textOf(craftPage(ids.unrecordedTime));
    expect(text).toMatch(/Time in space not recorded/);
    expect(text).not.toMatch(/\b0 s\b/);
  });

  test('no time docked reads "no docking recorded"', () => {
    expect(textOf(craftPage(ids.unrecordedTime))).toContain('no docking recorded');
  });

  test('a placeholder says that it is one', () => {
    expect(textOf(craftPage(ids.placeholder))).toMatch(/placeholder/i);
    expect(textOf(craftPage(ids.oneFlight))).not.toMatch(/placeholder/i);
  });

  test('a doubt is told in full', () => {
    for (const doubt of records.get(ids.doubtful)!.doubts) expect(textOf(craftPage(ids.doubtful))).toContain(doubt);
  });
});

describe('the families of a craft', () => {
  const factsOf = (configuration: number) => {
    const { $ } = site.page(routes.craft(fleet.spacecraft.find((craft) => craft.spacecraft_config === configuration)!));
    return $('.facts > div')
      .toArray()
      .filter((row) => $(row).text().trim().startsWith('Famil'))
      .map((row) => [
        inOneLine($(row).text()),
        $(row)
          .find('a')
          .toArray()
          .map((link) => $(link).attr('href')),
      ]);
  };
  const address = (id: number, name: string) => routes.facetValue(facets.family, { id, name });

  test('are one fact, each with its link', () => {
    expect(factsOf(2)).toEqual([['Families Heron Cargo, Heron', [address(2, 'Heron Cargo'), address(1, 'Heron')]]]);
  });

  test('stand side by side: a row lays its parts apart', () => {
    const { $ } = site.page(routes.craft(fleet.spacecraft.find((craft) => craft.spacecraft_config === 2)!));
    const links = $(`.facts a[href="${address(2, 'Heron Cargo')}"], .facts a[href="${address(1, 'Heron')}"]`);
    expect(links).toHaveLength(2);
    expect(links.parent().toArray()).toHaveLength(1);
    expect(links.parent().is('dd > span')).toBe(true);
  });

  test('are no several where there is one, and nothing where there is none', () => {
    expect(factsOf(1)).toEqual([['Family Heron', [address(1, 'Heron')]]]);
    expect(factsOf(4)).toEqual([]);
  });
});

describe('exact values', () => {
  test('stand behind the durations in words', () => {
    const { $ } = craftPage(ids.manyFlights);
    const durations = $('main time[datetime^="P"]')
      .toArray()
      .map((each) => $(each).attr('datetime'));
    expect(durations).toContain('P1170D');
    expect(durations).toContain('P780D');
  });

  test('every flight has its row, with launch and end', () => {
    const { $ } = craftPage(ids.manyFlights);
    const moments = new Set(
      $('main time')
        .toArray()
        .map((each) => $(each).attr('datetime')),
    );
    for (const { launch, mission, mission_end } of records.get(ids.manyFlights)!.flights) {
      expect(moments).toContain(launch.net);
      expect(moments).toContain(mission_end);
      expect(textOf(craftPage(ids.manyFlights))).toContain(mission);
    }
  });

  test('a day without a time of day stays one', () => {
    const { $ } = craftPage(ids.dayOnly);
    expect($('main time[datetime="1977-07-12"]').length).toBeGreaterThan(0);
    expect($('main time[datetime^="1977-07-12T"]')).toHaveLength(0);
  });
});

describe('odd names', () => {
  test.each(oddNames.map((name) => [inOneLine(name).slice(0, 40), name] as const))('%s stays text', (_, name) => {
    const record = fleet.spacecraft.find((each) => each.name === name)!;
    const page = site.page(routes.craft(record));
    expect(inOneLine(page.$('h1').text())).toBe(inOneLine(name));
    expect(page.$('title').text()).toContain(inOneLine(name).slice(0, 20));
    // The data for machines holds the name, too, as text that ends no element.
    const scripts = 'script:not([type="application/ld+json"]):contains("alert")';
    expect(page.$(`main b:contains("bold"), ${scripts}`)).toHaveLength(0);
  });

  test('stay text in the lists, too', () => {
    const text = site
      .listRows(routes.spacecraft)
      .map((row) => row.text)
      .join('\n');
    for (const name of oddNames) expect(text).toContain(inOneLine(name));
  });
});
