/** Writes into pages what is known only when all files are there. */
import { escapeHtml } from '#domain/html.ts';

/** A page has no place for what it should say. */
export class FillError extends Error {
  override name = 'FillError' as const;
}

/**
 * A page with its figures.
 *
 * @param html - a page with an empty `<span data-fill="…">` for each figure
 * @param figures - the words of each figure
 * @throws FillError when a figure has no place, or a place no figure
 */
export function fillFigures(html: string, figures: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(figures));
  const filled = html.replaceAll(/<span data-fill="([^"]*)"><\/span>/g, (_, name: string) => {
    const words = figures[name];
    if (words === undefined) throw new FillError(`A page asks for a figure "${name}" that nobody knows`);
    unused.delete(name);
    return escapeHtml(words);
  });
  if (unused.size > 0) throw new FillError(`A page has no place for ${[...unused].join(', ')}`);
  return filled;
}

/**
 * A page with its list of files.
 *
 * @param html - a page with an empty `<ul class="file-list">`
 * @param files - addresses and what the links say
 * @throws FillError when there is no such list
 */
export function fillFiles(html: string, files: readonly { href: string; label: string }[]): string {
  const list = '<ul class="file-list"></ul>';
  if (!html.includes(list)) throw new FillError('A page has no place for its list of files');
  const rows = files.map(({ href, label }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`);
  return html.replace(list, () => `<ul class="file-list">${rows.join('\n')}</ul>`);
}

/**
 * The addresses that a page names where crawlers look, as they stand there: without origin, query and fragment. One may
 * come several times.
 *
 * @param html - the page
 * @param origin - scheme, host and port, as they stand before addresses that are written out
 */
export function* addressesIn(html: string, origin: string): Generator<string> {
  // Few crawlers look into a drawing.
  const readable = html.replaceAll(/<(?:image|use)\s[^>]*>/g, '');
  for (const [, value = ''] of readable.matchAll(/\s(?:href|src|action|content|srcset)="([^"]+)"/g)) {
    for (const part of value.split(/,?\s+/)) {
      yield (part.startsWith(origin) ? part.slice(origin.length) : part).replace(/[?#].*/s, '');
    }
  }
}
