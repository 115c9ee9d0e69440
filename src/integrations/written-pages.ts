/** The pages of a site as they were written: what their heads tell search engines and those who share them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import { decodeEntities } from '#domain/html.ts';

/** A page that search engines may list. */
export interface WrittenPage {
  /** Address of the page, from the root of the host. */
  address: string;
  /** As for sharing: without the name of the site. */
  title: string;
  description: string;
  /** Full address of the picture that stands for it; null for none. */
  picture: string | null;
}

/**
 * Every page of a built site that search engines may list, by address; one at a time, as there may be many.
 *
 * @param siteDir - folder that holds the built site
 * @param base - folder the site is served under, with a slash at both ends
 */
export function* indexablePages(siteDir: string, base: string): Generator<WrittenPage> {
  const pages = readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({
      path,
      address:
        base +
        path
          .split(sep)
          .join('/')
          .replace(/(^|\/)index\.html$/, '$1'),
    }))
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
  for (const { path, address } of pages) {
    const head = headOf(join(siteDir, path));
    if (/(?:^|[\s,])(?:noindex|none)(?:$|[\s,])/.test(contentOf(head, 'name', 'robots') ?? '')) continue;
    yield {
      address,
      title: contentOf(head, 'property', 'og:title') ?? '',
      description: contentOf(head, 'name', 'description') ?? '',
      picture: contentOf(head, 'property', 'og:image'),
    };
  }
}

/** A page up to the end of its head. */
function headOf(file: string): string {
  const html = readFileSync(file, 'utf8');
  const end = html.indexOf('</head>');
  return end < 0 ? html : html.slice(0, end);
}

/** What a `meta` element of a head holds, in the form in which Astro writes it. */
function contentOf(head: string, attribute: 'name' | 'property', name: string): string | null {
  const found = new RegExp(`<meta ${attribute}="${name}" content="([^"]*)"`).exec(head)?.[1];
  // A copy of its own: a part of a text keeps all of it in memory.
  return found === undefined ? null : Buffer.from(decodeEntities(found)).toString('utf8');
}
