/** The full-text index, which Pagefind makes in a process of its own. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';

import { escapeHtml } from '#domain/html.ts';
import { CRAFT_FILE, indexOptions } from '#search/pagefind-options.ts';

/** The full-text index could not be written whole; the message says what is wrong, the cause what Pagefind said. */
export class SearchIndexError extends Error {
  override name = 'SearchIndexError' as const;
}

/** Pagefind's process ended before it had answered. */
export class PagefindEndedError extends Error {
  override name = 'PagefindEndedError' as const;

  constructor(options?: ErrorOptions) {
    super(
      'Pagefind, which makes the full-text index, ended before it was done: the system stops programs when memory runs out.',
      options,
    );
  }
}

/** Interfaces that Pagefind brings along and this site does not use, some 420 KB. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Pages that may wait for Pagefind. More would fill the memory, as pages are read faster than it indexes them. */
const MOST_WAITING = 32;

/** An index that grows page by page. The same pages in the same order give the same bytes. */
export class SearchIndex {
  readonly #index: PagefindIndex;
  readonly #waiting = new Set<Promise<void>>();
  #pages = 0;
  #failure: Error | null = null;

  private constructor(index: PagefindIndex) {
    this.#index = index;
  }

  /** Starts Pagefind. @throws SearchIndexError, PagefindEndedError when it does not start */
  static async open(): Promise<SearchIndex> {
    const { index, errors } = await answered(createIndex(indexOptions));
    refuse(errors, 'Pagefind did not start');
    if (!index) throw new SearchIndexError('Pagefind did not start: it returned no index');
    return new SearchIndex(index);
  }

  /**
   * Hands a page over, and waits only where Pagefind is far behind.
   *
   * @param path - of the page in the site, by which the index names it
   * @param html - the page
   * @param variants - other spellings of the craft's names: for the index alone, no page carries them
   * @throws PagefindEndedError when Pagefind is not there any more
   */
  async add(path: string, html: string, variants = ''): Promise<void> {
    this.#pages += 1;
    const answer = this.#index
      .addHTMLFile({ sourcePath: path, content: withVariants(html, variants) })
      .then(({ errors }) => {
        refuse(errors, `Pagefind did not index ${path}`);
      })
      .catch((error: unknown) => {
        this.#failure ??= error instanceof SearchIndexError ? error : new PagefindEndedError({ cause: error });
      })
      .finally(() => this.#waiting.delete(answer));
    this.#waiting.add(answer);
    if (this.#waiting.size >= MOST_WAITING) await answered(Promise.race(this.#waiting));
  }

  /**
   * Writes the index in place of an earlier one, and ends it.
   *
   * @param folder - where to
   * @param expected - how many pages there must be
   * @returns how many files were written
   * @throws SearchIndexError when a page is missing or not in the index, or Pagefind reported an error
   * @throws PagefindEndedError when Pagefind is not there any more
   */
  async write(folder: string, expected: number): Promise<number> {
    try {
      if (this.#pages !== expected) {
        throw new SearchIndexError(`There are ${this.#pages} pages of craft to index; expected ${expected}`);
      }
      const files = await answered(this.#makeFiles());
      requirePages(files, expected);
      const craft = { path: CRAFT_FILE, content: new TextEncoder().encode(JSON.stringify(craftOfFragments(files))) };
      await writeAll(folder, [...files, craft]);
      return files.length;
    } finally {
      await close();
    }
  }

  async #makeFiles(): Promise<IndexFile[]> {
    await Promise.all(this.#waiting);
    if (this.#failure) throw this.#failure;
    // writeFiles() would hand the writing to Pagefind's process, which close() ends, finished or not.
    const { files, errors } = await this.#index.getFiles();
    refuse(errors, 'Pagefind did not write its index');
    return files.filter(({ path }) => !UNUSED.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}

/**
 * What Pagefind answers. Its process may be ended from outside, of which its library says nothing unless more is written to
 * it: the answer then stays away, nothing else keeps this process alive, and it would end without a word.
 *
 * @throws PagefindEndedError when there is nothing left to wait for
 */
async function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => {
    reject(new PagefindEndedError());
  };
  process.once('beforeExit', end);
  try {
    return await Promise.race([answer, ended]);
  } finally {
    process.off('beforeExit', end);
  }
}

/** A page with the spellings where Pagefind looks for them. */
function withVariants(page: string, variants: string): string {
  if (variants === '') return page;
  const data = `<data hidden value="${escapeHtml(variants)}" data-pagefind-meta="variants[value]"></data>`;
  return page.replace('</h1>', (end) => end + data);
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
      `Pagefind indexed ${pages} of ${expected} pages of craft; expected a part with data-pagefind-body on each`,
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
