/**
 * Writes the full-text index of the craft's pages once they are all there.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

import { catalogue } from '#data/catalogue.ts';
import { escapeHtml } from '#domain/html.ts';
import { CRAFT_FILE, indexOptions } from '#search/pagefind-options.ts';
import { nameVariants } from '#search/variants.ts';

/** The full-text index could not be written whole; the message says what is wrong, the cause what Pagefind said. */
export class SearchIndexError extends Error {
  override name = 'SearchIndexError' as const;
}

/** What was written. */
export interface SearchIndexReport {
  pages: number;
  files: number;
}

/** Folder of a craft's page: slug and id. The permanent addresses beside them are the id alone. */
const CRAFT_FOLDER = /^.+-\d+$/;

/** Interfaces that Pagefind brings along and this site does not use, some 420 KB. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * An Astro integration that indexes the craft's pages with Pagefind and writes the index to `pagefind/`.
 */
export function pagefind(): AstroIntegration {
  return {
    name: 'pagefind',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const before = performance.now();
        const { pages, files } = await writeSearchIndex(
          fileURLToPath(dir),
          catalogue.spacecraft.length,
          variantsOfCraft(),
        );
        logger.info(`${pages} pages in ${files} files, ${Math.round(performance.now() - before)} ms`);
      },
    },
  };
}

/**
 * Indexes the craft's pages of a built site and writes the index beside them. The same pages give the same bytes.
 *
 * @param siteDir - folder that holds the built site
 * @param expected - how many pages of craft there must be
 * @param variants - other spellings of a craft's names, by its id: for the index alone, no page carries them
 * @throws SearchIndexError when a craft's page is missing, Pagefind reports an error, or a page is not in the index
 */
export async function writeSearchIndex(
  siteDir: string,
  expected: number,
  variants: ReadonlyMap<number, string> = new Map(),
): Promise<SearchIndexReport> {
  const paths = await craftPages(siteDir);
  if (paths.length !== expected) {
    throw new SearchIndexError(
      `${join(siteDir, 'spacecraft')} holds ${paths.length} pages of craft; expected ${expected}`,
    );
  }
  try {
    const { index, errors } = await createIndex(indexOptions);
    refuse(errors, 'Pagefind did not start');
    if (!index) throw new SearchIndexError('Pagefind did not start: it returned no index');
    // Pagefind takes pages one after the other, in the order in which they are handed over; waiting for each answer
    // before the next page is read would leave both sides idle in turn.
    const answers = paths.map((path) => {
      const content = withVariants(readPage(siteDir, path), variants.get(idOf(path)));
      return index.addHTMLFile({ sourcePath: path, content });
    });
    for (const [at, { errors: refused }] of (await Promise.all(answers)).entries()) {
      refuse(refused, `Pagefind did not index ${paths[at]}`);
    }
    // writeFiles() would hand the writing to Pagefind's process, which close() ends, finished or not.
    const written = await index.getFiles();
    refuse(written.errors, 'Pagefind did not write its index');
    const files = written.files.filter(({ path }) => !UNUSED.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    requirePages(files, paths.length);
    const craft = { path: CRAFT_FILE, content: new TextEncoder().encode(JSON.stringify(craftOfFragments(files))) };
    await writeAll(join(siteDir, 'pagefind'), [...files, craft]);
    return { pages: paths.length, files: files.length };
  } finally {
    await close();
  }
}

/** Other spellings of the names and serial numbers of all craft, by id. */
function variantsOfCraft(): Map<number, string> {
  return new Map(
    catalogue.spacecraft.map(({ id, name, serial_number }) => [
      id,
      [...new Set([name, serial_number ?? ''].flatMap(nameVariants))].join(' '),
    ]),
  );
}

/** A page with the spellings where Pagefind looks for them. */
function withVariants(page: string, variants: string | undefined): string {
  if (!variants) return page;
  const data = `<data hidden value="${escapeHtml(variants)}" data-pagefind-meta="variants[value]"></data>`;
  return page.replace('</h1>', (end) => end + data);
}

function idOf(path: string): number {
  return Number(/-(\d+)\/index\.html$/.exec(path)?.[1]);
}

/** Paths of the craft's pages, relative to the site, in a fixed order: Pagefind's bytes follow the order of its pages. */
async function craftPages(siteDir: string): Promise<string[]> {
  const entries = await readdir(join(siteDir, 'spacecraft'), { withFileTypes: true }).catch((cause: unknown) => {
    throw new SearchIndexError(`The pages in ${join(siteDir, 'spacecraft')} cannot be read`, { cause });
  });
  const paths = entries
    .filter((entry) => entry.isDirectory() && CRAFT_FOLDER.test(entry.name))
    .map(({ name }) => `spacecraft/${name}/index.html`)
    .toSorted((a, b) => (a < b ? -1 : 1));
  const pages: string[] = [];
  // The address of an earlier name holds a page that leads to the craft's own.
  for (const path of paths) if (!readPage(siteDir, path).includes(REDIRECT)) pages.push(path);
  return pages;
}

const REDIRECT = '<meta http-equiv="refresh"';

function readPage(siteDir: string, path: string): string {
  try {
    return readFileSync(join(siteDir, path), 'utf8');
  } catch (cause) {
    throw new SearchIndexError(`The page ${path} cannot be read`, { cause });
  }
}

function refuse(errors: readonly string[], what: string): void {
  if (errors.length > 0) throw new SearchIndexError(what, { cause: new Error(errors.join('; ')) });
}

interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** Pagefind passes over a page without a body to index and says nothing; its own count tells. */
function requirePages(files: readonly IndexFile[], expected: number): void {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  let pages: number;
  try {
    const { languages } = JSON.parse(new TextDecoder().decode(entry?.content)) as {
      languages: Record<string, { page_count: number }>;
    };
    pages = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
  } catch (cause) {
    throw new SearchIndexError('Pagefind wrote no pagefind-entry.json that can be read', { cause });
  }
  if (pages !== expected) {
    throw new SearchIndexError(
      `Pagefind indexed ${pages} of ${expected} pages of craft; expected <main data-pagefind-body> on each`,
    );
  }
}

/** What stands before the text of every file that Pagefind compresses. */
const MARK = 'pagefind_dcd';

/**
 * The craft's id behind each result: Pagefind names a result after its fragment, and only the fragment knows the page.
 * Pagefind's own filters would say the same, but it writes them in another order each time.
 */
function craftOfFragments(files: readonly IndexFile[]): Record<string, number> {
  const rows = files.flatMap(({ path, content }): [string, number][] => {
    const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    return name === undefined ? [] : [[name, craftOf(path, content)]];
  });
  return Object.fromEntries(rows.toSorted(([, a], [, b]) => a - b));
}

function craftOf(path: string, content: Uint8Array): number {
  try {
    const text = gunzipSync(content).toString('utf8');
    const { url } = JSON.parse(text.slice(MARK.length)) as { url: string };
    const id = /-(\d+)\/$/.exec(url)?.[1];
    if (!text.startsWith(MARK) || id === undefined) throw new TypeError(`unexpected content, of ${url}`);
    return Number(id);
  } catch (cause) {
    throw new SearchIndexError(`Pagefind wrote ${path} in a form that is not known here`, { cause });
  }
}

async function writeAll(folder: string, files: readonly IndexFile[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) await mkdir(each, { recursive: true });
  for (const { path, content } of files) await writeFile(join(folder, path), content);
}
