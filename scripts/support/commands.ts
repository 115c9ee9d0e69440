/** The commands and the settings of a build, for `npm run help` and the README. */

/** What each command does, in one line. */
export const commands = {
  start: 'build, then serve on http://localhost:4321',
  serve: 'serve the built site and its query service',
  build: 'build the site into dist/',
  dev: 'the development server, which follows sources and snapshot',
  snapshot: 'refresh the data from Launch Library 2',
  photos: 'fetch the photographs that may be shown',
  mock: 'a made-up Launch Library 2, to try these two on',
  test: 'the tests of units, processes, site and browser, in this order',
  'test:unit': 'functions alone, in seconds',
  'test:processes': 'commands, servers and other programs',
  'test:site': 'the files of a built site',
  'test:browser': 'what only a browser can tell',
  'test:mutants': 'deliberate faults, each found by a test',
  'test:other-browsers': 'journeys in Firefox and WebKitGTK',
  'test:hostile': 'the refresh against five hundred hostile answers',
  shots: 'the picture in the README, made anew',
  check: 'types, lint, format',
  'check:types': 'mistakes in types',
  'check:lint': 'mistakes that types do not show',
  'check:format': 'form; npx prettier --write . puts it right',
  bench: 'the benchmarks',
  help: 'this list',
} as const satisfies Record<string, string>;

/** Commands of npm itself, which need no `run`. */
const SHORT = ['start', 'test'];

/** Environment variables of a build: default and meaning. */
export const settings = {
  SITE_URL: ['http://localhost:4321', 'origin for canonical links, sitemap, social pictures'],
  HSTS_MAX_AGE: ['0', 'seconds of https alone; cannot be taken back, see README'],
  BASE_PATH: ['/', 'folder the site is served under'],
  OUT_DIR: ['dist', 'where the build goes'],
  SNAPSHOT_FILE: ['src/data/snapshot.json', 'the snapshot to build from'],
  BUILD_SKIP: ['none', 'steps to leave out, by comma: social, offline, compress'],
  FEED_ID: ['from host and folder', 'begins ids in feeds and calendar; keep it when the domain changes'],
  OFFLINE_KILL: ['0', '1 removes copies saved in browsers'],
} as const satisfies Record<string, readonly [byDefault: string, what: string]>;

/** All commands, one per line. */
export function formatCommands(): string {
  const rows = Object.entries(commands);
  return inColumns(rows.map(([name, what]) => [SHORT.includes(name) ? `npm ${name}` : `npm run ${name}`, what]));
}

/** All settings of a build, one per line. */
export function formatSettings(): string {
  return inColumns(
    Object.entries(settings).map(([name, [byDefault, what]]) => [name, `${what} (default: ${byDefault})`]),
  );
}

function inColumns(rows: readonly (readonly [name: string, what: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`).join('\n');
}
