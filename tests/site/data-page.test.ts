import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { site as settings } from '#site.ts';
import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ApiFiles } from '../support/api-files.ts';
import { inOneLine, openSite } from '../support/built-site.ts';
import { orderedIds } from '../support/expected.ts';
import { ORIGIN } from '../support/run.ts';
import { serveSite } from '../support/server.ts';
import type { SiteServer } from '../support/server.ts';

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the page about the data of the %s', (name, snapshot) => {
  const site = openSite(name);
  const api = new ApiFiles(site);
  const { $ } = site.page(site.routes.data);

  test('lists every file with its size, and links one of each family', () => {
    const { files } = api.index();
    const listed = $('.files > div')
      .toArray()
      .map((row) => {
        const data = $(row).find('data');
        return {
          path: inOneLine($(row).find('dt code').text()),
          bytes: Number(data.attr('value')),
          words: data.text(),
          links: $(row)
            .find('a')
            .toArray()
            .map((link) => $(link).attr('href') ?? ''),
        };
      });
    expect(listed.map(({ path }) => path).toSorted()).toEqual(
      [...files.map(({ path }) => path), 'index.json'].toSorted(),
    );
    for (const { path, bytes, words, links } of listed) {
      const row = files.find((file) => file.path === path) ?? {
        bytes: api.bytes('index.json').length,
        count: 1,
      };
      expect([path, bytes]).toEqual([path, row.bytes]);
      expect([path, words]).toEqual([
        path,
        expect.stringMatching(row.count > 1 ? /^\d+\sfiles, [\d.]+\s\w+$/ : /^[\d.]+\s\w+$/),
      ]);
      const there = api.pathsOf(path).map((file) => `${site.base}api/${file}`);
      expect([path, links.some((href) => there.includes(href))]).toEqual([path, true]);
    }
  });

  test('leads to the columns of every table', () => {
    const columns = site.page(site.routes.dataColumns).$;
    const tables = api.pathsOf('{name}.csv').map((path) => path.replace('.csv', ''));
    for (const table of tables) {
      expect([table, $(`a[href="${site.routes.dataColumns}#${table}"]`).length]).toEqual([table, 1]);
      expect([table, columns(`#${table}`).length]).toEqual([table, 1]);
    }
  });

  test('explains every column of every table', () => {
    const { $ } = site.page(site.routes.dataColumns);
    for (const path of api.pathsOf('{name}.csv')) {
      const table = path.replace('.csv', '');
      const columns = $(`section[aria-labelledby="${table}"] tbody tr`)
        .toArray()
        .map((row) => ({ name: inOneLine($(row).find('th code').text()), about: $(row).find('td').text().trim() }));
      expect(columns.map((column) => column.name.replaceAll(' ', ''))).toEqual(
        api.text(path).split('\r\n')[0]?.split(','),
      );
      expect(columns.filter(({ about }) => !about.endsWith('.'))).toEqual([]);
    }
  });

  test('says what is stated about rights, how to cite, and from when the data is', () => {
    const text = inOneLine($('main').text());
    expect(text).toContain('Launch Library 2 states no licence for its data.');
    expect(inOneLine($('blockquote').text())).toContain(
      `3 February 2026, ${settings.name}, ${ORIGIN}${site.routes.data}`,
    );
  });

  test('names to machines the files that hold everything', () => {
    const graph = JSON.parse($('script[type="application/ld+json"]').text()) as {
      '@graph': { mainEntity?: { distribution: { contentUrl: string; encodingFormat: string }[] } }[];
    };
    const files = graph['@graph'].flatMap(({ mainEntity }) => mainEntity?.distribution ?? []);
    expect(files.length).toBeGreaterThan(4);
    for (const { contentUrl } of files) expect(api.paths).toContain(contentUrl.slice(api.address.length));
    expect(files.map(({ encodingFormat }) => encodingFormat)).toContain('application/vnd.sqlite3');
  });

  test('every page of a craft or configuration links its file, in its head and in sight', () => {
    const expectTwin = (page: string, file: string) => {
      const { $: $page } = site.page(page);
      const heads = $page('head link[rel="alternate"][type="application/json"]').toArray();
      expect([page, heads.map((link) => $page(link).attr('href'))]).toEqual([page, [file]]);
      expect([page, $page(`main a[href="${file}"]`).length]).toEqual([page, 1]);
      expect(site.has(file)).toBe(true);
    };
    for (const craft of snapshot.spacecraft) expectTwin(site.routes.craft(craft), site.routes.api('craft', craft.id));
    for (const configuration of snapshot.configurations) {
      expectTwin(site.routes.configuration(configuration), site.routes.api('configuration', configuration.id));
    }
  });
});

/** Whether a program is on this machine. */
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

describe('the examples on the page about the data', () => {
  const site = openSite('handful');
  const api = new ApiFiles(site);
  const { $ } = site.page(site.routes.data);
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  let server: SiteServer;

  beforeAll(async () => {
    server = await serveSite(site.folder, site.base);
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const codeOf = (language: string) => $(`pre code[data-language="${language}"]`).text();
  /** The same code, for the site where it is served now. */
  const here = (code: string) => code.replaceAll(ORIGIN + site.base, server.address);

  function run(
    program: string,
    args: readonly string[],
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd: folder });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (text) => (stdout += String(text)));
      child.stderr.on('data', (text) => (stderr += String(text)));
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, stdout, stderr });
      });
    });
  }

  test('are in four languages, and name files that are there', () => {
    const languages = $('pre code')
      .toArray()
      .map((code) => $(code).attr('data-language'));
    expect(languages).toEqual(['sh', 'javascript', 'python', 'sql']);
    const addresses =
      $('pre code')
        .text()
        .match(/https?:\/\/[^\s"']+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) expect(api.paths).toContain(address.slice(api.address.length));
  });

  test('JavaScript walks the list to its end', async () => {
    // The addresses in the files are those of the site when it is published.
    const elsewhere = `const ask = fetch; globalThis.fetch = (at) => ask(at.replace('${ORIGIN + site.base}', '${server.address}'));\n`;
    writeFileSync(join(folder, 'example.mjs'), elsewhere + here(codeOf('javascript')));
    const result = await run(process.execPath, ['example.mjs']);
    expect(result).toEqual({ code: 0, stderr: '', stdout: `${handful.spacecraft.length} spacecraft, 0 in space\n` });
  });

  test('Python prints those that were longest in space', async ({ skip }) => {
    skip(!has('python3'), 'there is no python3 on this machine');
    writeFileSync(join(folder, 'example.py'), here(codeOf('python')));
    const { code, stdout, stderr } = await run('python3', ['example.py']);
    const names = orderedIds(handful, 'time-in-space', true).map(
      (id) => handful.spacecraft.find((craft) => craft.id === id)?.name,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(
      stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replace(/ P\w+$/, '')),
    ).toEqual(names.slice(0, 5));
  });

  test('curl fetches what it says', async ({ skip }) => {
    skip(!has('curl'), 'there is no curl on this machine');
    writeFileSync(join(folder, 'example.sh'), `set -e\n${here(codeOf('sh'))}`);
    const { code, stdout, stderr } = await run('sh', ['example.sh']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(api.text('index.json') + api.text('2.3.0/spacecraft/6.json'));
  });

  test('every question to the database has an answer', () => {
    const database = api.database();
    const questions = codeOf('sql')
      .split(';')
      .map((sql) => sql.trim())
      .filter(Boolean);
    expect(questions).toHaveLength(4);
    for (const sql of questions) expect([sql, database.prepare(sql).all().length > 0]).toEqual([sql, true]);
  });
});
