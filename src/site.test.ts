import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { SettingsError, readSettings } from './site.ts';

const root = resolve('/project');
const read = (env: Record<string, string | undefined>) => readSettings(env, root);

describe('readSettings', () => {
  test('has a default for everything', () => {
    expect(read({})).toEqual({
      origin: 'http://localhost:4321',
      base: '/',
      outDir: resolve('/project/dist'),
      snapshotFile: resolve('/project/src/data/snapshot.json'),
      photoLists: [resolve('/project/src/data/photos.json'), resolve('/project/src/data/photos.json')],
      feedId: 'tag:localhost,2026:',
      hstsMaxAge: 0,
      skip: new Set(),
      offlineKill: false,
    });
  });

  test('takes an empty variable for an absent one', () => {
    const names = ['SITE_URL', 'BASE_PATH', 'OUT_DIR', 'SNAPSHOT_FILE', 'HSTS_MAX_AGE', 'BUILD_SKIP', 'OFFLINE_KILL'];
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(read(empty)).toEqual(read({}));
  });

  test.each([
    ['https://example.org', 'https://example.org'],
    ['https://example.org/', 'https://example.org'],
    ['HTTPS://Example.ORG', 'https://example.org'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://a.b-c.example', 'https://a.b-c.example'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('SITE_URL %s is the origin %s', (text, origin) => {
    expect(read({ SITE_URL: text }).origin).toBe(origin);
  });

  test.each([
    'example.org',
    'ftp://example.org',
    'https://example.org/atlas',
    'https://example.org/?a=1',
    'https://example.org/#a',
    'https://me@example.org',
    'https://:secret@example.org',
    'javascript:alert(1)',
  ])('refuses the SITE_URL %s', (text) => {
    expect(() => read({ SITE_URL: text })).toThrow(
      new SettingsError(
        `SITE_URL is "${text}"; expected an origin such as https://example.org, without a path (that is BASE_PATH)`,
      ),
    );
  });

  test.each([
    'a;b.example',
    'a{b.example',
    'a$b.example',
    'a"b',
    "a'b",
    'a`b',
    'a,b',
    'a_b.example',
    '-a.example',
    'a..b',
  ])('refuses the host %s, which the configuration of a host would take for more than a name', (host) => {
    expect(() => read({ SITE_URL: `https://${host}` })).toThrow(/^SITE_URL is ".*"; .* is no host name: expected /);
  });

  test.each([
    ['', 'tag:one.example,2026:atlas/'],
    ['tag:one.example,2026:', 'tag:one.example,2026:'],
    ['tag:me@one.example,2026-01-02:craft', 'tag:me@one.example,2026-01-02:craft/'],
  ])('FEED_ID %j begins ids with %s, whatever the domain', (text, feedId) => {
    const SITE_URL = text === '' ? 'https://one.example' : 'https://another.example';
    expect(read({ SITE_URL, BASE_PATH: 'atlas', FEED_ID: text }).feedId).toBe(feedId);
  });

  test.each([
    'example.org',
    'tag:example.org:atlas',
    'tag:example.org,26:a',
    'tag:,2026:a',
    'tag:a b,2026:',
    'tag:a,2026:"',
  ])('refuses the FEED_ID %s', (text) => {
    expect(() => read({ FEED_ID: text })).toThrow(/^FEED_ID is ".*"; expected a tag: URI such as /);
  });

  test.each([
    ['/', '/'],
    ['atlas', '/atlas/'],
    ['/atlas', '/atlas/'],
    ['/atlas/', '/atlas/'],
    ['//atlas//of/', '/atlas/of/'],
    ['/~me/v1.0_a-b/', '/~me/v1.0_a-b/'],
  ])('BASE_PATH %s is the folder %s', (text, base) => {
    expect(read({ BASE_PATH: text }).base).toBe(base);
  });

  test.each(['/a b/', '/../', '/./', '/ä/', '/a?b/', '/<b>/', 'https://example.org/'])(
    'refuses the BASE_PATH %s',
    (text) => {
      expect(() => read({ BASE_PATH: text })).toThrow(
        new SettingsError(
          `BASE_PATH is "${text}"; expected a folder such as /atlas/, of letters, digits, and the signs . _ ~ -`,
        ),
      );
    },
  );

  test.each([
    ['social', ['social']],
    ['social,offline,compress', ['social', 'offline', 'compress']],
    [' compress , social,', ['compress', 'social']],
  ])('BUILD_SKIP "%s" leaves out %j', (text, steps) => {
    expect(read({ BUILD_SKIP: text }).skip).toEqual(new Set(steps));
  });

  test.each(['pictures', 'social offline', 'social,Offline', 'true'])('refuses the BUILD_SKIP "%s"', (text) => {
    expect(() => read({ BUILD_SKIP: text })).toThrow(
      new SettingsError(
        `BUILD_SKIP is "${text}"; expected steps of the build, separated by commas: social, offline, compress`,
      ),
    );
  });

  test.each([
    ['1', true],
    ['0', false],
  ])('OFFLINE_KILL %s is %s', (text, kill) => {
    expect(read({ OFFLINE_KILL: text }).offlineKill).toBe(kill);
  });

  test('refuses another OFFLINE_KILL', () => {
    expect(() => read({ OFFLINE_KILL: 'yes' })).toThrow(
      new SettingsError('OFFLINE_KILL is "yes"; expected 1 for on, or 0 for off'),
    );
  });

  test.each([
    ['0', 0],
    ['300', 300],
    ['31536000', 31_536_000],
  ])('HSTS_MAX_AGE %s is %i seconds', (text, seconds) => {
    expect(read({ HSTS_MAX_AGE: text, SITE_URL: 'https://example.org' }).hstsMaxAge).toBe(seconds);
  });

  test.each(['yes', '-1', '1e9', '300s', '1234567890'])('refuses the HSTS_MAX_AGE %s', (text) => {
    expect(() => read({ HSTS_MAX_AGE: text, SITE_URL: 'https://example.org' })).toThrow(
      new SettingsError(`HSTS_MAX_AGE is "${text}"; expected seconds, such as 300 or 31536000`),
    );
  });

  test('promises https for no site that is served without it', () => {
    expect(() => read({ HSTS_MAX_AGE: '300', SITE_URL: 'http://example.org' })).toThrow(/SITE_URL is http:/);
    expect(read({ HSTS_MAX_AGE: '0', SITE_URL: 'http://example.org' }).hstsMaxAge).toBe(0);
  });

  test('resolves relative paths against the project and keeps absolute ones', () => {
    const settings = read({ OUT_DIR: 'out/site', SNAPSHOT_FILE: resolve('/data/other.json') });
    expect(settings.outDir).toBe(resolve('/project/out/site'));
    expect(settings.snapshotFile).toBe(resolve('/data/other.json'));
    expect(settings.photoLists).toEqual([resolve('/data/photos.json'), resolve('/project/src/data/photos.json')]);
    expect(read({ OUT_DIR: '/srv/atlas/' }).outDir).toBe(resolve('/srv/atlas'));
  });
});
