/** The files that Cloudflare and Netlify read: `_headers` and `_redirects`. */
import { apiPaths, createRoutes } from '../routes.ts';
import type { ApiFileName } from '../routes.ts';

import type { HeaderRule } from './headers.ts';
import { contentTypeOf } from './types.ts';

/** A permanent redirect; both addresses begin at the root of the host. */
export interface RedirectRule {
  from: string;
  to: string;
}

/** Rules that Cloudflare accepts in `_headers`; Netlify sets no limit. */
export const MAX_HEADER_RULES = 100;

/** Redirects without wildcards that Cloudflare accepts in `_redirects`. */
export const MAX_REDIRECTS = 2000;

/** Files whose types these hosts do not know. */
const FILES_OF_UNKNOWN_TYPE: readonly ApiFileName[] = ['spacecraftLines', 'database'];

/** Rules for files whose types these hosts do not know; other hosts have a table of all types. */
export function typeRules(base: string): HeaderRule[] {
  const routes = createRoutes(base);
  return FILES_OF_UNKNOWN_TYPE.map((name) => ({
    pattern: routes.api(name),
    headers: { 'Content-Type': contentTypeOf(apiPaths[name]) },
  }));
}

/**
 * The text of `_headers`. Cloudflare joins the values of one header from several rules unless a line with `!` removes the
 * earlier ones; Netlify uses the last value and ignores such lines.
 *
 * @throws RangeError when there are more rules than Cloudflare accepts
 */
export function headersFile(rules: readonly HeaderRule[]): string {
  if (rules.length > MAX_HEADER_RULES) {
    throw new RangeError(
      `The table has ${rules.length} rules of headers, and Cloudflare accepts ${MAX_HEADER_RULES}; remove some in src/publish/headers.ts.`,
    );
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
 * The text of `_redirects`, up to Cloudflare's limit. Each of these addresses has a page that redirects too.
 *
 * @param redirects - the most important first
 */
export function redirectsFile(redirects: readonly RedirectRule[]): string {
  return redirects
    .slice(0, MAX_REDIRECTS)
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join('');
}
