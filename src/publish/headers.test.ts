import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { byHeader, headerRules, headersFor, policyInHead } from './headers.ts';
import type { HeaderRule } from './headers.ts';

const rulesAt = (base: string, hstsMaxAge = 0) => headerRules({ base, hstsMaxAge });

/** A policy by its directives. */
const directivesOf = (policy = '') =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

describe.each(['/', '/atlas/'])('the headers of a site under %s', (base) => {
  const headersOf = (path: string) => headersFor(rulesAt(base), base + path);
  const policyOf = (path: string) => directivesOf(headersOf(path)['Content-Security-Policy']);

  test.each(['', 'spacecraft/heron-1-4/', '404.html', 'search/names.json', 'api/snapshot.json', 'assets/a.js'])(
    'let nothing in from elsewhere at %j',
    (path) => {
      expect(policyOf(path)).toEqual({
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
      });
      expect(headersOf(path)).toMatchObject({
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Cross-Origin-Opener-Policy': 'same-origin',
      });
    },
  );

  test.each(['search/', 'pagefind/pagefind.js', 'pagefind/pagefind-worker.js', 'pagefind/index/en_1.pf_index'])(
    'let the full-text search compile at %s, and nothing else in',
    (path) => {
      expect(policyOf(path)).toEqual({ ...policyOf(''), 'script-src': "'self' 'wasm-unsafe-eval'" });
    },
  );

  test.each([
    ['', 'public, max-age=0, must-revalidate'],
    ['spacecraft/heron-1-4/', 'public, max-age=0, must-revalidate'],
    ['pagefind/pagefind-entry.json', 'public, max-age=0, must-revalidate'],
    ['assets/box.BLKbNopj.js', 'public, max-age=31536000, immutable'],
    ['pagefind/fragment/en_1.pf_fragment', 'public, max-age=31536000, immutable'],
    ['photos/4-0123456789abcdef-640.avif', 'public, max-age=31536000, immutable'],
    ['photos/', 'public, max-age=0, must-revalidate'],
    ['photos/page/2/', 'public, max-age=0, must-revalidate'],
    ['sw.js', 'no-cache'],
  ])('keep %j as long as: %s', (path, value) => {
    expect(headersOf(path)['Cache-Control']).toBe(value);
  });

  test('give the data to programs of other sites and to no search engine; pages the other way round', () => {
    expect(headersOf('api/snapshot.json')).toMatchObject({
      'Access-Control-Allow-Origin': '*',
      'X-Robots-Tag': 'noindex',
    });
    expect(Object.keys(headersOf('spacecraft/'))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(Access-Control|X-Robots)/)]),
    );
  });

  test('have Strict-Transport-Security only if set, and for this host alone', () => {
    expect(Object.keys(headersOf(''))).not.toContain('Strict-Transport-Security');
    expect(headersFor(rulesAt(base, 300), base)['Strict-Transport-Security']).toBe('max-age=300');
  });

  test('stand in a page’s head but for what browsers do not take from there', () => {
    expect(policyInHead(base, base)).not.toContain('frame-ancestors');
    expect(`${policyInHead(base, base)}; frame-ancestors 'none'`).toBe(headersOf('')['Content-Security-Policy']);
    expect(policyInHead(base, `${base}search/`)).toContain('wasm-unsafe-eval');
  });

  test('name no header twice in different letters, and put no line break into one', () => {
    const rules = rulesAt(base, 300);
    const names = new Set(rules.flatMap(({ headers }) => Object.keys(headers)));
    expect(new Set([...names].map((name) => name.toLowerCase())).size).toBe(names.size);
    expect(rules.flatMap(({ headers }) => Object.values(headers)).filter((value) => !/^[ -~]+$/.test(value))).toEqual(
      [],
    );
  });
});

describe('headersFor', () => {
  test('knows nothing outside the site', () => {
    expect(headersFor(rulesAt('/atlas/'), '/other/')).toEqual({});
  });

  const paths = fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
  const rules: fc.Arbitrary<HeaderRule[]> = fc.array(
    fc.record({
      pattern: fc.tuple(paths, fc.constantFrom('', '*')).map((parts) => parts.join('')),
      headers: fc.dictionary(fc.constantFrom('X-One', 'X-Two'), fc.constantFrom('1', '2', '3')),
    }),
  );

  test('takes of each header the last value that is for a path, as the table by header has it', () => {
    fc.assert(
      fc.property(rules, paths, (table, path) => {
        const expected = byHeader(table).flatMap(({ name, values }) => {
          const found = values.findLast(({ pattern }) =>
            pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path,
          );
          return found ? [[name, found.value]] : [];
        });
        expect(headersFor(table, path)).toEqual(Object.fromEntries(expected));
      }),
    );
  });
});
