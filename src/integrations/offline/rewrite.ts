/** A page of the site as a page of the edition, which opens from a folder. */
import { finished } from 'node:stream/promises';

import { RewritingStream } from 'parse5-html-rewriting-stream';

import { escapeHtml } from '#domain/html.ts';

import { rootFrom } from './addresses.ts';

/** Elements without an end tag. */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** What is to be put into every page. */
export interface Insertions {
  /** Address of the site's online home, which scripts read in `data-home`. */
  home: string;
  /** Markup for the end of the page's header. */
  note: (page: string) => string;
  /** Scripts of the edition that a page needs, as paths in it, in their order. */
  scripts: (elements: ReadonlySet<string>) => readonly string[];
}

/** A page of the edition. */
export interface EditionPage {
  html: string;
  /** The page's heading, in one line. */
  heading: string;
  /** The text that the full-text search reads; null on pages that it does not. */
  text: string | null;
}

type Between = (value: string, page: string) => string;
type StartTag = Parameters<RewritingStream['emitStartTag']>[0];

/** Attributes that hold one address. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'poster', 'data-src', 'data-href']);

/** Links that mean nothing in a folder, and that browsers complain about there. */
const SITE_LINKS: ReadonlySet<string> = new Set(['manifest', 'search', 'modulepreload', 'preload', 'prefetch']);

/**
 * Rewrites a page: addresses become relative and name their files, module scripts give way to the edition's plain ones,
 * and what works online alone (`data-online`) is left out. All else stays byte for byte.
 *
 * @param html - the page
 * @param page - its file, as a path in the site
 * @param between - the address for a value as a page writes it, and the page's file
 * @param insertions - what the edition adds
 */
export async function rewritePage(
  html: string,
  page: string,
  between: Between,
  insertions: Insertions,
): Promise<EditionPage> {
  const rewriter = new PageRewriter(page, between, insertions);
  const stream = new RewritingStream();
  const out: string[] = [];
  // Gathered here: to push each piece through the stream would take as long as the parsing.
  stream.on('startTag', (tag, raw) => out.push(rewriter.startTag(tag, raw)));
  stream.on('endTag', (tag, raw) => out.push(rewriter.endTag(tag.tagName, raw)));
  stream.on('text', ({ text }, raw) => out.push(rewriter.text(text, raw)));
  stream.on('comment', (_, raw) => out.push(rewriter.other(raw)));
  stream.on('doctype', (_, raw) => out.push(rewriter.other(raw)));
  stream.end(html);
  await finished(stream);
  return { html: out.join(''), heading: rewriter.heading, text: rewriter.indexed() };
}

/** An element that is open, by name and by how many of that name are open inside it. */
interface Open {
  name: string;
  depth: number;
}

class PageRewriter {
  readonly #page: string;
  readonly #between: Between;
  readonly #insertions: Insertions;
  readonly #elements = new Set<string>();
  readonly #words: string[] = [];
  /** What is left out, what is read for the search, and what inside of that is not. */
  #dropped: Open | null = null;
  #body: Open | null = null;
  #ignored: Open | null = null;
  #wasIndexed = false;
  #noted = false;
  #inHeading = false;
  #heading = '';

  constructor(page: string, between: Between, insertions: Insertions) {
    this.#page = page;
    this.#between = between;
    this.#insertions = insertions;
  }

  startTag(tag: StartTag, raw: string): string {
    const { tagName } = tag;
    const attribute = (name: string) => tag.attrs.find((each) => each.name === name)?.value;
    if (this.#dropped) return deeper(this.#dropped, tagName, '');
    // The 'self' of a policy has no meaning between files, each of which is an origin of its own.
    if (attribute('http-equiv')?.toLowerCase() === 'content-security-policy') return '';
    if (tagName === 'link' && SITE_LINKS.has(attribute('rel') ?? '')) return '';
    if (attribute('data-online') !== undefined || isProgram(tagName, attribute('type'), attribute('src'))) {
      if (!VOID.has(tagName)) this.#dropped = { name: tagName, depth: 0 };
      return '';
    }
    this.#elements.add(tagName);
    if (this.#body) deeper(this.#body, tagName, '');
    if (this.#ignored) deeper(this.#ignored, tagName, '');
    if (attribute('data-pagefind-body') !== undefined) {
      this.#body ??= { name: tagName, depth: 0 };
      this.#wasIndexed = true;
    }
    if (attribute('data-pagefind-ignore') !== undefined && !VOID.has(tagName)) {
      this.#ignored ??= { name: tagName, depth: 0 };
    }
    if (tagName === 'h1') {
      const title = attribute('data-title');
      this.#heading = title ?? '';
      this.#inHeading = title === undefined;
    }
    this.#words.push(' ');
    return this.#rewritten(tag, raw);
  }

  endTag(name: string, raw: string): string {
    if (this.#dropped) {
      if (closes(this.#dropped, name)) this.#dropped = null;
      return '';
    }
    if (this.#ignored && closes(this.#ignored, name)) this.#ignored = null;
    if (this.#body && closes(this.#body, name)) this.#body = null;
    if (name === 'h1') this.#inHeading = false;
    this.#words.push(' ');
    if (name === 'header' && !this.#noted) {
      this.#noted = true;
      return this.#insertions.note(this.#page) + raw;
    }
    if (name === 'body') {
      const root = rootFrom(this.#page);
      const scripts = this.#insertions.scripts(this.#elements);
      return scripts.map((script) => `<script src="${root}${script}"></script>`).join('') + raw;
    }
    return raw;
  }

  text(text: string, raw: string): string {
    if (this.#dropped) return '';
    if (this.#inHeading) this.#heading += text;
    if (this.#body && !this.#ignored) this.#words.push(text);
    return raw;
  }

  other(raw: string): string {
    return this.#dropped ? '' : raw;
  }

  get heading(): string {
    return this.#heading.replaceAll(/\s+/g, ' ').trim();
  }

  /** The text that the search reads, in one line. */
  indexed(): string | null {
    return this.#wasIndexed ? this.#words.join('').replaceAll(/\s+/g, ' ').trim() : null;
  }

  #rewritten(tag: StartTag, raw: string): string {
    const attributes = tag.attrs.map((each) => ({ ...each, next: this.#value(tag.tagName, each.name, each.value) }));
    if (tag.tagName === 'html') attributes.push({ name: 'data-home', value: '', next: this.#insertions.home });
    if (attributes.every(({ value, next }) => value === next)) return raw;
    const written = attributes.map(
      ({ prefix, name, next }) => ` ${prefix ? `${prefix}:` : ''}${name}="${escapeHtml(next)}"`,
    );
    return `<${tag.tagName}${written.join('')}${tag.selfClosing ? '/>' : '>'}`;
  }

  #value(element: string, name: string, value: string): string {
    if (element === 'html' && name === 'data-root') return rootFrom(this.#page);
    if (ADDRESSES.has(name)) return this.#between(value, this.#page);
    if (name !== 'srcset') return value;
    return value
      .split(/,\s+/)
      .map((candidate) => {
        const [address = '', ...descriptors] = candidate.trim().split(/\s+/);
        return [this.#between(address, this.#page), ...descriptors].join(' ');
      })
      .join(', ');
  }
}

/** Counts an element inside an open one of its own name. */
function deeper(open: Open, name: string, result: string): string {
  if (name === open.name) open.depth += 1;
  return result;
}

/** Whether an end tag closes an open element. */
function closes(open: Open, name: string): boolean {
  if (name !== open.name) return false;
  open.depth -= 1;
  return open.depth < 0;
}

/** Whether an element is a script that runs: data for machines is none. */
function isProgram(name: string, type: string | undefined, source: string | undefined): boolean {
  return name === 'script' && (source !== undefined || type === undefined || type === 'module');
}
