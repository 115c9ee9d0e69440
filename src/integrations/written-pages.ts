/** The pages of a site as they were written: what their heads tell search engines and those who share them. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

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
 * Every page of a built site that search engines may list, by address.
 *
 * @param siteDir - folder that holds the built site
 * @param base - folder the site is served under, with a slash at both ends
 */
export async function indexablePages(siteDir: string, base: string): Promise<WrittenPage[]> {
  const entries = await readdir(siteDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  const pages: WrittenPage[] = [];
  for (const { parentPath, name } of files) {
    const file = join(parentPath, name);
    const html = readFileSync(file, 'utf8');
    const head = html.slice(0, html.indexOf('</head>'));
    if (/(?:^|[\s,])(?:noindex|none)(?:$|[\s,])/.test(contentOf(head, 'name', 'robots') ?? '')) continue;
    pages.push({
      address:
        base +
        relative(siteDir, file)
          .split(sep)
          .join('/')
          .replace(/(^|\/)index\.html$/, '$1'),
      title: contentOf(head, 'property', 'og:title') ?? '',
      description: contentOf(head, 'name', 'description') ?? '',
      picture: contentOf(head, 'property', 'og:image'),
    });
  }
  return pages.toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/** What a `meta` element of a head holds, in the form in which Astro writes it. */
function contentOf(head: string, attribute: 'name' | 'property', name: string): string | null {
  const found = new RegExp(`<meta ${attribute}="${name}" content="([^"]*)"`).exec(head)?.[1];
  return found === undefined ? null : plain(found);
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text behind an attribute's references. */
function plain(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(String(hexadecimal), 16));
    return signs[String(name)] ?? whole;
  });
}
