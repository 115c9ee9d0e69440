import { describe, expect, test } from 'vitest';

import { listRows, openSite, referencesOf } from '../support/built-site.ts';
import type { BuiltPage, PageReference } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

const describeReference = ({ page, kind, value }: PageReference) => `${page.address}: ${kind}="${value}"`;
const unique = (references: readonly PageReference[]) => [...new Set(references.map(describeReference))];

describe.each([
  ['fleet', 10_000],
  ['handful', 500],
] as const)('the links of the %s', (name, atLeast) => {
  const site = openSite(name);
  const pages = site.addresses.map((address) => site.page(address));
  const references = pages.flatMap((page) => referencesOf(page));
  const internal = references.filter(({ url }) => url.origin === ORIGIN);

  test('are looked at', () => {
    expect(internal.length).toBeGreaterThan(atLeast);
  });

  test('all stay under the base path', () => {
    expect(unique(internal.filter(({ url }) => !url.pathname.startsWith(site.base)))).toEqual([]);
  });

  test('all lead to a file', () => {
    expect(unique(internal.filter(({ url }) => !site.has(url.pathname)))).toEqual([]);
  });

  test('all lead straight there: to the slash, and past the redirects', () => {
    // A craft's own page shows the address that never changes.
    const own = ({ $, address }: BuiltPage, url: URL) =>
      address.endsWith(`-${/\d+/.exec(url.pathname)?.[0]}/`) && $('h1').length > 0;
    const detours = internal.filter(
      ({ url, kind, page }) =>
        kind === 'a href' &&
        ((site.isRedirect(url.pathname) && !own(page, url)) || !/(\/|\.[a-z0-9_]+)$/.test(url.pathname)),
    );
    expect(unique(detours)).toEqual([]);
  });

  test('to a part of a page lead to an element of that name', () => {
    const fragments = internal.filter(({ url }) => url.hash !== '' && site.fileAt(url.pathname)?.endsWith('.html'));
    const lost = fragments.filter(({ url }) => {
      const { $ } = site.page(url.pathname);
      const id = decodeURIComponent(url.hash.slice(1));
      return $('[id]')
        .toArray()
        .every((element) => $(element).attr('id') !== id);
    });
    expect(fragments.length).toBeGreaterThan(pages.length / 3);
    expect(unique(lost)).toEqual([]);
  });

  test('to other sites are plain addresses of the web', () => {
    const external = references.filter(({ url }) => url.origin !== ORIGIN);
    expect(unique(external.filter(({ url }) => !/^https?:$/.test(url.protocol)))).toEqual([]);
  });

  test('load nothing from other sites', () => {
    const loads = references.filter(({ kind, url }) => kind !== 'a href' && url.origin !== ORIGIN);
    expect(unique(loads)).toEqual([]);
  });

  test('say where they go', () => {
    const silent = pages.flatMap(({ $, address }) =>
      $('a[href]')
        .toArray()
        .filter(
          (link) =>
            !($(link).text().trim() || $(link).attr('aria-label') || $(link).find('[aria-label], title').length),
        )
        .map((link) => `${address}: ${$.html(link)}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('every page but redirects, 404 and empty lists', () => {
  test.each(['fleet', 'handful'] as const)('of the %s can be reached by links from the home page', (name) => {
    const site = openSite(name);
    const seen = new Set<string>();
    const waiting = [site.routes.home];
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      if (seen.has(address)) continue;
      seen.add(address);
      const links = referencesOf(site.page(address)).filter(
        ({ kind, url }) => /^(a|form) /.test(kind) && url.origin === ORIGIN,
      );
      waiting.push(...links.map(({ url }) => url.pathname).filter((path) => site.fileAt(path)?.endsWith('.html')));
    }
    const lost = site
      .pages()
      .filter(({ address }) => !seen.has(address) && address !== site.routes.notFound)
      // A launch of several craft has an address for those who know its designator or its id, as a redirect has.
      .filter(({ address }) => !address.startsWith(`${site.routes.home}id/`))
      .filter((page) => page.address !== site.routes.placeholders || listRows(page).length > 0);
    expect(lost.map(({ address }) => address)).toEqual([]);
  });
});
