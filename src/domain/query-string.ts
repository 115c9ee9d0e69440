/**
 * Query strings: how long LL2's service lets them be, and how it writes those of other pages. Ships to the browser and the edge, so it
 * imports nothing.
 */

/** Characters of the longest address that nginx takes with its defaults: a request's first line has to fit into 8 KB. */
export const LONGEST_ADDRESS = 8192 - 'GET  HTTP/1.1\r\n'.length;

/** Parameters of the longest query that Django takes with its defaults. */
export const MOST_PARAMETERS = 1000;

/**
 * The query string of another page of the same query: all parameters, sorted by name, as the service writes its
 * links. An offset of 0 is left out.
 *
 * @param limit - rows on a page
 * @param offset - offset of the other page
 */
export function pageQuery(parameters: URLSearchParams, { limit, offset }: { limit: number; offset: number }): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const given = values.get(name);
    if (given) given.push(value);
    else values.set(name, [value]);
  }
  values.set('limit', [String(limit)]);
  if (offset > 0) values.set('offset', [String(offset)]);
  else values.delete('offset');
  return [...values]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .flatMap(([name, given]) => given.map((value) => `${quote(name)}=${quote(value)}`))
    .join('&');
}

/** A name or value in an address, as Python's `quote_plus` writes it. */
function quote(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed())
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** UTF-16 stands in the order of code points but for surrogates, which stand for the highest of them. */
function compareCodePoints(a: string, b: string): number {
  const rank = (code: number) => (code >= 0xd800 && code < 0xe000 ? code + 0x10000 : code);
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}
