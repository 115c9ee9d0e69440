import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';

import { serialiseSnapshot } from '#domain/serialise.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { BuiltSite, inOneLine, openSite, referencesOf } from '../support/built-site.ts';
import { editionFiles, unpackEdition } from '../support/edition.ts';
import { fixtureFile, testFolder } from '../support/folders.ts';
import { ORIGIN, runBuild } from '../support/run.ts';

const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

interface Manifest {
  snapshot: string;
  files: { path: string; bytes: number; sha256: string }[];
}

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the offline edition of the %s', (name, snapshot) => {
  const site = openSite(name);
  const files = editionFiles(name);
  const paths = Object.keys(files);
  const pages = paths.filter((path) => path.endsWith('.html')).map((path) => ({ path, $: load(text(files[path])) }));
  const references = pages.flatMap(({ path, $ }) =>
    ['href', 'src', 'action', 'srcset', 'data-root'].flatMap((attribute) =>
      $(`[${attribute}]`)
        .toArray()
        .map((element) => ({
          path,
          attribute,
          value: $(element).attr(attribute) ?? '',
          isLoaded: !$(element).is('a, area, link[rel="canonical"], link[rel="alternate"]'),
        })),
    ),
  );
  const isWritten = (value: string) => /^(https?|data):/.test(value);

  test('has every page of the site but redirects and those that need a server', () => {
    const expected = site
      .pages()
      .filter(({ address }) => address !== site.routes.notFound && address !== site.routes.offlineFiles)
      .map(({ file }) => file);
    expect(pages.map(({ path }) => path).toSorted()).toEqual(expected.toSorted());
    expect(pages.length).toBeGreaterThan(20);
  });

  test('has every picture, style sheet and file of data of the site, byte for byte', () => {
    const kept = site.files.filter(
      (file) => /\.(svg|png|jpg|webp|avif|css|csv|json)$/.test(file) && !/^(pagefind|social|offline|health)/.test(file),
    );
    expect(kept.length).toBeGreaterThan(5);
    for (const file of kept)
      expect([file, sha256(files[file]!)]).toEqual([file, sha256(readFileSync(join(site.folder, file)))]);
  });

  test('has relative addresses that lead to its own files, and no others but those of the web', () => {
    const local = references.filter(({ value }) => !isWritten(value));
    const lost = local.flatMap(({ path, attribute, value }) => {
      const url = new URL(attribute === 'srcset' ? value.split(' ')[0]! : value, `file:///${path}`);
      const file = decodeURIComponent(url.pathname.slice(1));
      const known = attribute === 'data-root' ? file === '' : file in files;
      return value.startsWith('/') || !known ? [`${path}: ${attribute}="${value}"`] : [];
    });
    expect(local.length).toBeGreaterThan(500);
    expect(lost).toEqual([]);
  });

  test('leads to places that are there', () => {
    const ids = new Map(
      pages.map(({ path, $ }) => [
        path,
        new Set(
          $('[id]')
            .toArray()
            .map((each) => $(each).attr('id')),
        ),
      ]),
    );
    const lost = references.flatMap(({ path, value }) => {
      if (isWritten(value) || !value.includes('#')) return [];
      const { pathname, hash } = new URL(value, `file:///${path}`);
      const found = ids.get(decodeURIComponent(pathname.slice(1)))?.has(decodeURIComponent(hash.slice(1)));
      return found ? [] : [`${path}: ${value}`];
    });
    expect(lost).toEqual([]);
  });

  test('loads nothing from the web, no module, and no program inside a page', () => {
    const loads = references.filter(
      ({ isLoaded, value }) => isLoaded && isWritten(value) && !value.startsWith('data:'),
    );
    expect(loads.map(({ path, value }) => `${path}: ${value}`)).toEqual([]);
    for (const { path, $ } of pages) {
      expect([path, $('script[type="module"], link[rel="manifest"], link[rel="modulepreload"]').length]).toEqual([
        path,
        0,
      ]);
      expect([path, $('script:not([src]):not([type="application/ld+json"])').length]).toEqual([path, 0]);
    }
  });

  test('says on every page of which day it is, and where the page is online', () => {
    const [year, , day] = snapshot.source.fetched_at.slice(0, 10).split('-').map(Number);
    for (const { path, $ } of pages) {
      const note = $('body > header > .page-note');
      expect([path, inOneLine(note.text())]).toEqual([
        path,
        `Offline edition, ${day} February ${year}. This page online`,
      ]);
      const home = new URL(note.find('a').attr('href')!);
      expect(home.origin).toBe(ORIGIN);
      expect(site.fileAt(home.pathname)).toBe(path);
    }
  });

  test('has no place that the build left empty, and no button that works online alone', () => {
    for (const { path, $ } of pages) {
      expect([path, $('[data-online], [data-fill], save-copy').length]).toEqual([path, 0]);
    }
  });

  test('holds nothing of the full-text search that needs a server, and not itself', () => {
    expect(paths.filter((path) => /^(pagefind|social)\/|\.zip$|^sw\.js$|\.(br|gz)$/.test(path))).toEqual([]);
    expect(paths).toEqual(paths.toSorted());
  });

  test('brings names and texts of all craft along', () => {
    const names = text(files['assets/search-names.js']);
    const texts = text(files['assets/texts.js']);
    expect(JSON.parse(names.slice(names.indexOf('=') + 1, names.lastIndexOf(';')))).toEqual(
      JSON.parse(site.read('search/names.json')),
    );
    const rows = JSON.parse(texts.slice(texts.indexOf('=') + 1, texts.lastIndexOf(';'))) as [string, string, string][];
    const searchable = site.searchablePages();
    expect(rows.map(([path]) => path).toSorted()).toEqual(searchable.map(({ file }) => file).toSorted());
    for (const [path, heading, words] of rows) {
      const page = searchable.find(({ file }) => file === path)!;
      const name = inOneLine(page.$('h1').text());
      // A craft that flew once is found by its mission, too.
      expect(heading).toBe(page.$('h1').attr('data-title') ?? name);
      expect(words).toContain(name);
    }
  });

  test('has a manifest that lists all of it', () => {
    const manifest = JSON.parse(text(files['offline/manifest.json'])) as Manifest;
    expect(manifest.snapshot).toBe(snapshot.source.fetched_at);
    expect(manifest.files.map(({ path }) => path)).toEqual(paths.filter((path) => path !== 'offline/manifest.json'));
    for (const { path, bytes, sha256: hash } of manifest.files) {
      expect([path, bytes, hash]).toEqual([path, files[path]!.length, sha256(files[path]!)]);
    }
  });
});

describe('verify.mjs', () => {
  let folder: string;
  beforeAll(() => {
    folder = unpackEdition('handful', 'a copy');
  });
  const verify = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, lines: stdout.trim().split('\n'), stderr };
  };

  test('says of a whole copy that it is whole', () => {
    const { status, lines, stderr } = verify(join(folder, 'verify.mjs'));
    expect(lines).toEqual([expect.stringMatching(/^All \d+ files .* 2026-02-03\.$/)]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('says so of the site itself, and passes over compressed twins', () => {
    const site = openSite('handful');
    expect(site.copies.length).toBeGreaterThan(30);
    expect(verify(join(site.folder, 'verify.mjs'))).toMatchObject({ status: 0, stderr: '' });
  });

  test('names each file that is damaged, missing or extra', () => {
    const damaged = join(folder, 'about/index.html');
    const before = readFileSync(damaged);
    const changed = Buffer.from(before);
    changed[100] = changed[100]! ^ 1;
    writeFileSync(damaged, changed);
    rmSync(join(folder, 'favicon.svg'));
    writeFileSync(join(folder, 'spacecraft/note.txt'), 'mine');
    const { status, lines, stderr } = verify(join(folder, 'verify.mjs'));
    expect(lines).toEqual(['damaged: about/index.html', 'missing: favicon.svg', 'extra: spacecraft/note.txt']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/not whole: 3 differ/);
  });

  test('says when there is nothing to check against', () => {
    const { status, stderr } = verify(join(folder, 'verify.mjs'), join(folder, 'about'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/manifest\.json cannot be read/);
  });
});

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the %s, for archives and monitors', (name, snapshot) => {
  const site = openSite(name);
  const files = site.files.filter((file) => !/\.(br|gz)$|^_(headers|redirects)$/.test(file));

  test('has a manifest of every file that is served, but itself and compressed twins', () => {
    const manifest = JSON.parse(site.read('offline/manifest.json')) as Manifest;
    expect(manifest.snapshot).toBe(snapshot.source.fetched_at);
    expect(manifest.files.map(({ path }) => path)).toEqual(files.filter((file) => file !== 'offline/manifest.json'));
    for (const { path, bytes, sha256: hash } of manifest.files) {
      const content = readFileSync(join(site.folder, path));
      expect([path, bytes, hash]).toEqual([path, content.length, sha256(content)]);
    }
  });

  test('has no file that a crawler would not find', () => {
    const seen = new Set<string>();
    const waiting = [site.routes.home, site.routes.placeholders];
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      const file = site.fileAt(address);
      if (file === null || seen.has(file)) continue;
      seen.add(file);
      if (!file.endsWith('.html')) continue;
      const page = site.page(address);
      const pictures = page
        .$('meta[content]')
        .toArray()
        .map((each) => page.$(each).attr('content')!);
      // Few crawlers look into a drawing.
      const links = referencesOf(page).filter(({ kind }) => kind !== 'image href' && kind !== 'use href');
      const own = [...links.map(({ url }) => url.href), ...pictures].filter((each) => each.startsWith(ORIGIN));
      waiting.push(...own.map((each) => new URL(each).pathname));
    }
    // Addresses that lead elsewhere, or to one of several craft, and what tells the host so.
    const apart = (file: string) =>
      site.isRedirect(site.addressOf(file)) || /^(_headers|_redirects|id\/(cospar|launch)\/.*)$/.test(file);
    expect(files.filter((file) => !seen.has(file) && !apart(file))).toEqual([]);
  });

  test('says what it was built from', () => {
    const flights = snapshot.spacecraft.reduce((sum, craft) => sum + (craft.flights_count ?? craft.flights.length), 0);
    expect(JSON.parse(site.read('health.json'))).toMatchObject({
      snapshot: snapshot.source.fetched_at,
      sha256: sha256(readFileSync(fixtureFile(name))),
      complete: snapshot.source.complete,
      upstream_count: snapshot.source.count,
      counts: { spacecraft: snapshot.spacecraft.length, flights },
    });
    expect(sha256(readFileSync(fixtureFile(name)))).toBe(sha256(serialiseSnapshot(snapshot)));
  });

  test('carries the date of its snapshot on every page', () => {
    for (const { $, address } of site.pages()) {
      const time = $('body > footer time[data-snapshot]');
      expect([address, time.attr('datetime')]).toEqual([address, snapshot.source.fetched_at]);
      expect(inOneLine(time.text())).toBe('3 February 2026');
    }
  });

  test('tells how large the edition and a saved copy are', () => {
    const words = inOneLine(site.page(site.routes.offline).$('main').text());
    const { files: listed } = JSON.parse(site.read('offline/manifest.json')) as Manifest;
    const zip = listed.find(({ path }) => path === 'offline/spacecraft-atlas.zip')!;
    expect(words).toContain(`Download the offline edition (${(zip.bytes / 1e6).toFixed(1)} MB)`);
    const saved = listed.filter(
      ({ path }) =>
        !/^(offline\/spacecraft-atlas\.zip|verify\.mjs|social\/|sw\.js|health\.json|robots\.txt|sitemap)/.test(path),
    );
    const size = saved.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(words).toContain(`${saved.length.toLocaleString('en-GB')} files, ${(size / 1e6).toFixed(1)} MB.`);
    const link = site.page(site.routes.offline).$(`a[href="${site.routes.edition}"]`);
    expect(link.attr('download')).toBe('spacecraft-atlas-2026-02-03.zip');
  });
});

describe('what a craft’s page loads of scripts', () => {
  test('is 2 KB at most, compressed', () => {
    const site = openSite('fleet');
    const { $ } = site.searchablePages()[0]!;
    const loaded = new Map<string, string>();
    const waiting = $('script[src], link[rel="modulepreload"]')
      .toArray()
      .map((each) => $(each).attr('src') ?? $(each).attr('href')!);
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      if (loaded.has(address)) continue;
      const code = site.read(site.fileAt(address)!);
      loaded.set(address, code);
      // What a module imports at once; what it may import later stands in brackets.
      for (const [, path = ''] of code.matchAll(/\b(?:from|import)\s*["']([^"']+)["']/g)) {
        waiting.push(new URL(path, ORIGIN + address).pathname);
      }
    }
    const bytes = [...loaded.values()].map((code) => gzipSync(code, { level: 9 }).length);
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.reduce((a, b) => a + b)).toBeLessThanOrEqual(2048);
  });
});

describe('a build without the edition', () => {
  test('has no archive, no link to one, and says so; with the kill switch it offers no saving', async () => {
    const outDir = `${testFolder}/without edition`;
    const { exitCode, stderr } = await runBuild({
      snapshotFile: fixtureFile('handful'),
      outDir,
      env: { BUILD_SKIP: 'social,offline', OFFLINE_KILL: '1' },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const site = new BuiltSite(outDir, '/');
    expect(existsSync(join(outDir, 'offline/spacecraft-atlas.zip'))).toBe(false);
    const { $ } = site.page(site.routes.offline);
    expect($('a[href$=".zip"], save-copy, [data-fill]')).toHaveLength(0);
    expect(inOneLine($('main').text())).toContain('This site was built without the archive');
    expect(inOneLine($('main').text())).toContain('Saving is switched off');
    expect(site.read('sw.js')).toContain('unregister');
    expect(openSite('handful').read('sw.js')).not.toContain('unregister');
  });
});
