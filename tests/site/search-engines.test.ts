import { describe, expect, test } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { canonicalOf, descriptionOf, openSite, titleOf } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

/** A node of a page's data. */
type Node = Record<string, unknown> & { '@type': string };

/** What a node of each type must say; no other type is claimed. */
const required: Record<string, readonly string[]> = {
  WebPage: ['url'],
  WebSite: ['url', 'name'],
  BreadcrumbList: ['itemListElement'],
  ItemList: ['name', 'numberOfItems', 'itemListElement'],
  ListItem: ['position', 'name'],
  Thing: ['name', 'description', 'identifier', 'additionalType', 'url', 'subjectOf'],
  PropertyValue: ['propertyID', 'value'],
  Dataset: ['name', 'description', 'creator', 'isBasedOn', 'url', 'distribution'],
  DataDownload: ['name', 'description', 'contentUrl', 'encodingFormat'],
  Organization: ['name', 'url'],
  Person: ['name', 'url'],
  Country: ['name'],
  ImageObject: ['contentUrl', 'name', 'width', 'height'],
  ImageGallery: ['name', 'image'],
  QuantitativeValue: ['value', 'unitCode'],
};

function graphOf({ $ }: BuiltPage): Node[] {
  const blocks = $('script[type="application/ld+json"]').toArray();
  expect(blocks).toHaveLength(1);
  const data = JSON.parse($(blocks[0]).text()) as { '@context': string; '@graph': Node[] };
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'];
}

/** Every node in some data, however deep; a reference to another node is none. */
function nodesIn(data: unknown): Node[] {
  if (Array.isArray(data)) return data.flatMap(nodesIn);
  if (typeof data !== 'object' || data === null) return [];
  const inner = Object.values(data).flatMap(nodesIn);
  return '@type' in data ? [data as Node, ...inner] : inner;
}

const ofType = (nodes: readonly Node[], type: string) => nodes.find((node) => node['@type'] === type);

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the %s, for machines', (name, snapshot) => {
  const site = openSite(name);
  const { routes } = site;
  const pages = site.indexablePages();

  test('every page that may be listed says what it is, in words that exist and are complete', () => {
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages) {
      const graph = graphOf(page);
      const webPage = ofType(graph, 'WebPage');
      expect(webPage).toMatchObject({
        url: canonicalOf(page),
        name: titleOf(page),
        description: descriptionOf(page),
      });
      for (const node of nodesIn(graph)) {
        const missing = (required[node['@type']] ?? ['a known type']).filter((key) => (node[key] ?? '') === '');
        expect([page.address, node['@type'], missing]).toEqual([page.address, node['@type'], []]);
      }
    }
  });

  test('pages that may not be listed say nothing', () => {
    const hidden = site.pages().filter((page) => !pages.includes(page));
    expect(hidden.length).toBeGreaterThan(10);
    expect(hidden.filter(({ html }) => html.includes('ld+json')).map(({ address }) => address)).toEqual([]);
  });

  test('breadcrumbs are those that the page shows, and lead to pages', () => {
    let seen = 0;
    for (const page of pages) {
      const shown = page
        .$('nav.crumbs li')
        .toArray()
        .map((item) => page.$(item).text().trim());
      const list = ofType(nodesIn(graphOf(page)), 'BreadcrumbList');
      const items = (list?.['itemListElement'] ?? []) as { name: string; item: string; position: number }[];
      expect(items.map((item) => item.name.trim().replaceAll(/\s+/g, ' '))).toEqual(
        shown.map((text) => text.replaceAll(/\s+/g, ' ')),
      );
      expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
      for (const { item } of items) expect(site.has(item.slice(ORIGIN.length))).toBe(true);
      seen += items.length;
    }
    expect(seen).toBeGreaterThan(pages.length);
  });

  test('a craft is a thing with its ids; home is the site; the page about the data is a dataset', () => {
    const craft = snapshot.spacecraft.filter(({ is_placeholder }) => !is_placeholder);
    expect(craft.length).toBeGreaterThan(3);
    for (const record of craft) {
      const page = site.page(routes.craft(record));
      const thing = nodesIn(graphOf(page)).find((node) => node['@type'] === 'Thing');
      expect(thing).toMatchObject({ name: record.name, '@id': ORIGIN + routes.permalink(record.id) });
      const values = nodesIn(thing?.['identifier']).map(({ value }) => value);
      expect(values).toEqual([record.id, ...(record.serial_number === null ? [] : [record.serial_number])]);
    }
    expect(ofType(graphOf(site.page(routes.home)), 'WebSite')).toMatchObject({ url: ORIGIN + routes.home });
    const dataset = nodesIn(graphOf(site.page(routes.data))).find((node) => node['@type'] === 'Dataset');
    expect(String(dataset?.['description']).length).toBeGreaterThan(50);
    expect(dataset).not.toHaveProperty('license');
  });

  test('the first page of a list lists the rows that it shows, and no other page does', () => {
    const first = site.page(routes.spacecraft);
    const list = nodesIn(graphOf(first)).find((node) => node['@type'] === 'ItemList');
    expect(list?.['numberOfItems']).toBe(snapshot.spacecraft.length);
    expect((list?.['itemListElement'] as unknown[]).length).toBe(Math.min(48, snapshot.spacecraft.length));
    for (const { url } of nodesIn(list?.['itemListElement'])) {
      expect(site.has(String(url).slice(ORIGIN.length))).toBe(true);
    }
    const later = pages.filter(({ address }) => /\/page\/\d+\/$/.test(address));
    expect(later.filter(({ html }) => html.includes('"ItemList"')).map(({ address }) => address)).toEqual([]);
  });

  test('the sitemap is the set of pages that may be listed', () => {
    const sitemap = site.read(site.fileAt(routes.sitemap)!);
    const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
    expect(listed.toSorted()).toEqual(pages.map(({ address }) => ORIGIN + address).toSorted());
    expect(new Set(listed).size).toBe(listed.length);
    expect(sitemap).not.toMatch(/<lastmod|<changefreq|<priority/);
  });

  test('robots.txt keeps nobody out and names the sitemap', () => {
    const lines = site.read(site.fileAt(routes.robots)!).split('\n');
    expect(lines).toContain('User-agent: *');
    expect(lines).toContain(`Sitemap: ${ORIGIN}${routes.sitemap}`);
    expect(lines.filter((line) => line.startsWith('Disallow'))).toEqual([]);
  });

  test('the description of the search leads to the search', () => {
    const { $ } = site.page(routes.home);
    const link = $('head > link[rel="search"]');
    expect(link.attr('type')).toBe('application/opensearchdescription+xml');
    const xml = site.read(site.fileAt(link.attr('href')!)!);
    expect(xml).toContain(`template="${ORIGIN}${routes.search}?q={searchTerms}"`);
    expect(/<ShortName>([^<]*)</.exec(xml)?.[1]?.length).toBeLessThanOrEqual(16);
  });
});
