/**
 * The table of headers: the header files of the build, the server of `npm start` and the policy in the head of each page
 * come from it; tests compare the configurations in `deploy/` with it.
 */
import { createRoutes } from '../routes.ts';

/** Headers for the files that a pattern names. */
export interface HeaderRule {
  /** A path from the root of the host, or the beginning of one and `*`. */
  pattern: string;
  /** By name. */
  headers: Readonly<Record<string, string>>;
}

/** The settings that headers depend on. */
export interface HeaderSettings {
  /** Folder the site is served under, with a slash at both ends. */
  base: string;
  /** Seconds of `Strict-Transport-Security`; 0 for none. */
  hstsMaxAge: number;
}

/** Of files whose names change with their content. */
export const CACHE_IMMUTABLE = 'public, max-age=31536000, immutable';

/** Of all other files. Revalidation costs a response without a body where nothing changed. */
export const CACHE_REVALIDATE = 'public, max-age=0, must-revalidate';

/**
 * The only statuses that may be cached for long. A cache in front would otherwise store an error, which anyone can
 * provoke, in place of a file.
 */
export const FILE_STATUSES = [200, 206, 304];

/** Features that no page of the site uses, so that no injected script can. */
const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** Everything comes from the site itself, and pages have no inline code. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
} as const;

type Directive = keyof typeof directives;

/** Directives that browsers ignore outside of a header. */
const HEADER_ONLY: ReadonlySet<string> = new Set<Directive>(['frame-ancestors']);

const CONTENT_POLICY = 'Content-Security-Policy';

/** The rules in order: where two set the same header, the later one applies. */
export function headerRules({ base, hstsMaxAge }: HeaderSettings): HeaderRule[] {
  const routes = createRoutes(base);
  const withWasm = { [CONTENT_POLICY]: contentPolicy({ 'script-src': "'self' 'wasm-unsafe-eval'" }) };
  const immutable = { 'Cache-Control': CACHE_IMMUTABLE };
  const revalidate = { 'Cache-Control': CACHE_REVALIDATE };
  return [
    {
      pattern: `${base}*`,
      headers: {
        [CONTENT_POLICY]: contentPolicy(),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': CACHE_REVALIDATE,
        ...(hstsMaxAge > 0 ? { 'Strict-Transport-Security': `max-age=${hstsMaxAge}` } : {}),
      },
    },
    { pattern: `${routes.assetsFolder}*`, headers: immutable },
    // The full-text search compiles WebAssembly, in its worker or, where that cannot start, in the page.
    { pattern: routes.search, headers: withWasm },
    { pattern: `${routes.pagefindFolder}*`, headers: withWasm },
    { pattern: `${routes.pagefindFolder}fragment/*`, headers: immutable },
    { pattern: `${routes.pagefindFolder}index/*`, headers: immutable },
    // Photographs have a hash of their content in their names; the pages in the same folder do not.
    { pattern: `${routes.photos}*`, headers: immutable },
    { pattern: routes.photos, headers: revalidate },
    { pattern: `${routes.page(routes.photos, 2).replace(/2\/$/, '')}*`, headers: revalidate },
    // Other sites may read the data; search engines list the pages instead.
    { pattern: `${routes.apiFolder}*`, headers: { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' } },
    // A cached service worker would go on serving the old site.
    { pattern: routes.serviceWorker, headers: { 'Cache-Control': 'no-cache' } },
  ];
}

/**
 * The headers of a file.
 *
 * @param path - its address, from the root of the host, without a query
 */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  return Object.assign({}, ...rules.filter((rule) => matches(rule, path)).map(({ headers }) => headers)) as Record<
    string,
    string
  >;
}

/** Whether a rule applies to an address. */
export function matches({ pattern }: HeaderRule, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** The values of one header: the rule of each, in the order of the table. */
export interface HeaderValues {
  name: string;
  values: { pattern: string; value: string }[];
}

/** The table by header. */
export function byHeader(rules: readonly HeaderRule[]): HeaderValues[] {
  const names = new Set(rules.flatMap(({ headers }) => Object.keys(headers)));
  return [...names].map((name) => ({
    name,
    values: rules.flatMap(({ pattern, headers }) => {
      const value = headers[name];
      return value === undefined ? [] : [{ pattern, value }];
    }),
  }));
}

/**
 * The content policy for the head of a page, for hosts that send no headers.
 *
 * @param base - folder the site is served under, with a slash at both ends
 * @param address - the page's, from the root of the host
 */
export function policyInHead(base: string, address: string): string {
  const policy = headersFor(headerRules({ base, hstsMaxAge: 0 }), address)[CONTENT_POLICY] ?? '';
  return policy
    .split('; ')
    .filter((directive) => !HEADER_ONLY.has(directive.split(' ')[0] ?? ''))
    .join('; ');
}

function contentPolicy(others: Partial<Record<Directive, string>> = {}): string {
  return Object.entries({ ...directives, ...others })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
