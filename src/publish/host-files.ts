/** The files by which Cloudflare and Netlify learn of headers and redirects: `_headers` and `_redirects`. */
import { apiPaths, createRoutes } from '../routes.ts';
import type { ApiFileName } from '../routes.ts';

import type { HeaderRule } from './headers.ts';
import { contentTypeOf } from './types.ts';

/** An address that leads to another, both from the root of the host. */
export interface Move {
  from: string;
  to: string;
}

/** Rules that Cloudflare takes from `_headers`; Netlify sets no limit. */
export const MOST_HEADER_RULES = 100;

/** Redirects without wildcards that Cloudflare takes from `_redirects`. */
export const MOST_REDIRECTS = 2000;

/** Files whose endings these hosts do not know. */
const UNKNOWN_TYPES: readonly ApiFileName[] = ['spacecraftLines', 'database'];

/** The types of files that these hosts would call unknown; other hosts have a table of all types. */
export function typeRules(base: string): HeaderRule[] {
  const routes = createRoutes(base);
  return UNKNOWN_TYPES.map((name) => ({
    pattern: routes.api(name),
    headers: { 'Content-Type': contentTypeOf(apiPaths[name]) },
  }));
}

/**
 * The text of `_headers`. Cloudflare joins the values of one header from several rules unless a line with `!` lets go of
 * the earlier; Netlify takes the later and passes over such lines.
 *
 * @param rules - the table
 * @throws RangeError when there are more rules than Cloudflare takes
 */
export function headersFile(rules: readonly HeaderRule[]): string {
  if (rules.length > MOST_HEADER_RULES) {
    throw new RangeError(`There are ${rules.length} rules of headers; a host takes ${MOST_HEADER_RULES}.`);
  }
  const blocks = rules.map(({ pattern, headers }, index) => {
    const earlier = new Set(rules.slice(0, index).flatMap((rule) => Object.keys(rule.headers)));
    const lines = Object.entries(headers).flatMap(([name, value]) => [
      ...(earlier.has(name) ? [`  ! ${name}`] : []),
      `  ${name}: ${value}`,
    ]);
    return `${[pattern, ...lines].join('\n')}\n`;
  });
  return blocks.join('\n');
}

/**
 * The text of `_redirects`: as many as a host takes. The pages at those addresses lead on as well, so that the others
 * lose nothing but a moment.
 *
 * @param moves - permanent redirects, the most wanted first
 */
export function redirectsFile(moves: readonly Move[]): string {
  return moves
    .slice(0, MOST_REDIRECTS)
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join('');
}
