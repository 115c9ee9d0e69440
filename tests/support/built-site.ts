/**
 * A built site as a reader of files sees it: its pages, what they say, and where they lead.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { inject } from 'vitest';

import { createRoutes } from '#routes.ts';
import type { Routes } from '#routes.ts';

import { ORIGIN } from './run.ts';
import type { FixtureSites } from './sites.setup.ts';

/** One page. */
export interface BuiltPage {
  /** From the root of the host: `/spacecraft/`. */
  address: string;
  /** As a path in the site: `spacecraft/index.html`. */
  file: string;
  html: string;
  /** The parsed page; nobody changes it. */
  readonly $: CheerioAPI;
}

/** A craft's row in a list. */
export interface ListRow {
  id: number;
  /** What the row says, white space put in order. */
  text: string;
}

/** What a page says about an address: a link, a picture, a script, a form. */
export interface PageReference {
  page: BuiltPage;
  /** The element's name and attribute: `a href`. */
  kind: string;
  /** As written. */
  value: string;
  /** Resolved against the page. */
  url: URL;
}

const LINKING = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  script: 'src',
  source: 'src',
  form: 'action',
  use: 'href',
  image: 'href',
};

/** A built site. */
export class BuiltSite {
  readonly folder: string;
  readonly base: string;
  /** The addresses that the site should have. */
  readonly routes: Routes;
  /** Every file as a path in the site, in order, but for the compressed copies. */
  readonly files: readonly string[];
  /** The compressed copies: other forms of the files beside them. */
  readonly copies: readonly string[];
  readonly #pages = new Map<string, BuiltPage>();

  constructor(folder: string, base: string) {
    this.folder = folder;
    this.base = base;
    this.routes = createRoutes(base);
    const isCopy = (file: string) => /\.(br|gz)$/.test(file);
    const files = filesIn(folder);
    this.files = files.filter((file) => !isCopy(file));
    this.copies = files.filter(isCopy);
  }

  /** Text of a file of the site. */
  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Address of every page, in order. */
  get addresses(): string[] {
    return this.files.filter((file) => file.endsWith('.html')).map((file) => this.addressOf(file));
  }

  /** The address under which a file is served. */
  addressOf(file: string): string {
    return this.base + file.replace(/(^|\/)index\.html$/, '$1');
  }

  /** The file that is served under an address; null where nothing is. */
  fileAt(address: string): string | null {
    if (!address.startsWith(this.base)) return null;
    const path = decodeURIComponent(address.slice(this.base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return this.files.includes(file) ? file : null;
  }

  has(address: string): boolean {
    return this.fileAt(address) !== null;
  }

  /**
   * The page at an address.
   *
   * @throws Error when there is none
   */
  page(address: string): BuiltPage {
    const file = this.fileAt(address);
    if (file === null) throw new Error(`No page has the address ${address}.`);
    let page = this.#pages.get(file);
    if (page === undefined) {
      page = lazyPage(address, file, this.read(file));
      this.#pages.set(file, page);
    }
    return page;
  }

  /** Every page that is more than a redirect. */
  pages(): BuiltPage[] {
    return this.addresses.filter((address) => !this.isRedirect(address)).map((address) => this.page(address));
  }

  /** Whether the page of an address leads to another: the permanent one of a craft, or that of an earlier name. */
  isRedirect(address: string): boolean {
    return this.page(address).html.includes('<meta http-equiv="refresh"');
  }

  /** Pages that search engines may show. */
  indexablePages(): BuiltPage[] {
    return this.pages().filter((page) => !robotsOf(page)?.includes('noindex'));
  }

  /** Pages whose text Pagefind indexes. */
  searchablePages(): BuiltPage[] {
    return this.pages().filter(({ $ }) => $('[data-pagefind-body]').length > 0);
  }

  /** The first page of a list and those that follow it. */
  listPages(list: string): BuiltPage[] {
    const found: BuiltPage[] = [];
    for (let page = 1; this.has(this.routes.page(list, page)); page += 1) {
      found.push(this.page(this.routes.page(list, page)));
    }
    return found;
  }

  /** Rows of all pages of a list, in order. */
  listRows(list: string): ListRow[] {
    return this.listPages(list).flatMap((page) => listRows(page));
  }
}

/** A page that is parsed when somebody looks into it. */
function lazyPage(address: string, file: string, html: string): BuiltPage {
  let parsed: CheerioAPI | null = null;
  return {
    address,
    file,
    html,
    get $() {
      return (parsed ??= load(html));
    },
  };
}

const opened = new Map<keyof FixtureSites, BuiltSite>();

/** One of the sites that the global setup built: the same for all test files of a worker, so that each page is parsed once. */
export function openSite(name: keyof FixtureSites): BuiltSite {
  const { folder, base } = inject('sites')[name];
  const site = opened.get(name) ?? new BuiltSite(folder, base);
  opened.set(name, site);
  return site;
}

/** Rows of the list on a page. */
export function listRows({ $ }: BuiltPage): ListRow[] {
  return $('table[data-list] tr[data-craft]')
    .toArray()
    .map((row) => ({ id: Number($(row).attr('data-craft')), text: inOneLine($(row).text()) }));
}

export function titleOf({ $ }: BuiltPage): string {
  return $('head > title').text();
}

export function descriptionOf({ $ }: BuiltPage): string | undefined {
  return $('head > meta[name="description"]').attr('content');
}

export function canonicalOf({ $ }: BuiltPage): string | undefined {
  return $('head > link[rel="canonical"]').attr('href');
}

export function robotsOf({ $ }: BuiltPage): string | undefined {
  return $('head > meta[name="robots"]').attr('content');
}

/** Everything on a page that names an address. */
export function referencesOf(page: BuiltPage): PageReference[] {
  const { $, address } = page;
  const valuesOf = (name: string, attribute: string) =>
    $(`${name}[${attribute}]`)
      .toArray()
      .map((element) => ({ kind: `${name} ${attribute}`, value: $(element).attr(attribute) ?? '' }));
  const single = Object.entries(LINKING).flatMap(([name, attribute]) => valuesOf(name, attribute));
  // Addresses with their widths, by comma: names of pictures hold neither commas nor spaces.
  const several = ['img', 'source'].flatMap((name) =>
    valuesOf(name, 'srcset').flatMap(({ kind, value }) =>
      value.split(',').map((each) => ({ kind, value: each.trim().split(' ')[0] ?? '' })),
    ),
  );
  return [...single, ...several].map((each) => ({ ...each, page, url: new URL(each.value, ORIGIN + address) }));
}

/** Text with every run of white space as one space. */
export function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Every file in a folder and below, as paths in it, in the order of their letters. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}
