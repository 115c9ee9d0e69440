/**
 * What a host sends along with which files: one table, from which the header files and configurations of all hosts, the
 * server of `npm start` and the policy in the head of each page are made.
 */
import { createRoutes } from '../routes.ts';

/** Headers for the files that a pattern names. */
export interface HeaderRule {
  /** A path from the root of the host, or the beginning of one and `*`. */
  pattern: string;
  /** By name. */
  headers: Readonly<Record<string, string>>;
}

/** What of the headers is up to the settings. */
export interface HeaderSettings {
  /** Folder the site is served under, with a slash at both ends. */
  base: string;
  /** Seconds for which browsers use the host by https alone; 0 for no such promise. */
  hstsMaxAge: number;
}

/** Files whose names change with what is in them. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** Asked for again each time, which costs an answer without a body where nothing changed. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate';

/**
 * Statuses of answers that have the file, or say that it is unchanged: these alone may be kept for long. A cache in front
 * would otherwise keep an error, which anyone can provoke, in the place of a file.
 */
export const STATUSES_OF_FILES = [200, 206, 304];

/** What no page of the site does; a script that came in by whatever way shall not either. */
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

/** Everything comes from the site itself, and nothing stands inside a page. */
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

/** Directives that browsers take from a header alone, by the standard of the policy. */
const HEADER_ONLY: ReadonlySet<string> = new Set<Directive>(['frame-ancestors']);

const CONTENT_POLICY = 'Content-Security-Policy';

/**
 * The rules, in an order in which a later one takes the place of an earlier one for the headers that both name.
 *
 * @param settings - where the site is served, and by what promise
 */
export function headerRules({ base, hstsMaxAge }: HeaderSettings): HeaderRule[] {
  const routes = createRoutes(base);
  const withWasm = { [CONTENT_POLICY]: contentPolicy({ 'script-src': "'self' 'wasm-unsafe-eval'" }) };
  const forEver = { 'Cache-Control': FOR_EVER };
  const askAgain = { 'Cache-Control': ASK_AGAIN };
  return [
    {
      pattern: `${base}*`,
      headers: {
        [CONTENT_POLICY]: contentPolicy(),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': ASK_AGAIN,
        ...(hstsMaxAge > 0 ? { 'Strict-Transport-Security': `max-age=${hstsMaxAge}` } : {}),
      },
    },
    { pattern: `${routes.assetsFolder}*`, headers: forEver },
    // The full-text search compiles its index reader; where its worker cannot start, the page does so itself.
    { pattern: routes.search, headers: withWasm },
    { pattern: `${routes.pagefindFolder}*`, headers: withWasm },
    { pattern: `${routes.pagefindFolder}fragment/*`, headers: forEver },
    { pattern: `${routes.pagefindFolder}index/*`, headers: forEver },
    // Photographs bear the hash of what is in them; the pages of the same folder do not.
    { pattern: `${routes.photos}*`, headers: forEver },
    { pattern: routes.photos, headers: askAgain },
    { pattern: `${routes.page(routes.photos, 2).replace(/2\/$/, '')}*`, headers: askAgain },
    // Programs of other sites may read the data; search engines list its pages instead.
    { pattern: `${routes.apiFolder}*`, headers: { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' } },
    // A worker that is kept would keep the site as it was.
    { pattern: routes.serviceWorker, headers: { 'Cache-Control': 'no-cache' } },
  ];
}

/**
 * What is sent with a file.
 *
 * @param rules - the table
 * @param path - its address, from the root of the host, without a query
 */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  return Object.assign({}, ...rules.filter((rule) => matches(rule, path)).map(({ headers }) => headers)) as Record<
    string,
    string
  >;
}

/** Whether a rule is about an address. */
export function matches({ pattern }: HeaderRule, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** The values of one header: the rule of each, in the order of the table. */
export interface HeaderValues {
  name: string;
  values: { pattern: string; value: string }[];
}

/** The table by header, for hosts that want it so. */
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
 * The content policy of a page as it stands in its head, for hosts that send no headers.
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
