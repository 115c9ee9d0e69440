/** Checks the `next` of a list. It is never followed, but an odd one is worth a warning. */

/**
 * What is odd about a `next` link.
 *
 * @param next - as the response has it
 * @param url - the page's own address
 * @param offset - the page's own offset
 * @param hasMore - whether the list continues after this page
 * @returns a sentence, or null where nothing is odd
 */
export function linkWarning(next: unknown, url: string, offset: number, hasMore: boolean): string | null {
  const fate = 'offsets are computed here, and the link is not followed';
  if (next === null || next === undefined) {
    return hasMore ? `expected an address, got none, though the list continues; ${fate}` : null;
  }
  const own = new URL(url);
  const link = typeof next === 'string' ? URL.parse(next, url) : null;
  if (!link) return `expected an address or null, got something else; ${fate}`;
  if (link.host !== own.host) return `leads to another host, ${link.host}; ${fate}`;
  if (link.protocol !== own.protocol) return `leads to ${link.protocol} instead of ${own.protocol}; ${fate}`;
  if (link.pathname !== own.pathname) return `leads to another list; ${fate}`;
  const to = Number(link.searchParams.get('offset') ?? 0);
  if (!(to > offset)) return `leads back to the offset ${to} from ${offset}; ${fate}`;
  return hasMore ? null : `leads further, though this was the last page; ${fate}`;
}
