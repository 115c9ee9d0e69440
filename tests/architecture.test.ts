import { describe, expect, test } from 'vitest';

import { readImports, sourceFiles } from './support/imports.ts';
import type { Import } from './support/imports.ts';

/**
 * The layers of the house, each with the layers that it may load. Types may be taken from anywhere: they leave no trace
 * in what runs.
 */
const layers = {
  // Search: what the build and the browser must agree on, and the small index of names.
  pages: ['layouts', 'components', 'drawings', 'api', 'views', 'data', 'search', 'routes', 'site', 'domain', 'styles'],
  layouts: ['components', 'views', 'search', 'publish', 'routes', 'site', 'domain', 'styles'],
  // They get ready data: no snapshot, no address, no setting, no file.
  components: ['domain'],
  views: ['api', 'drawings', 'data', 'explorer', 'search', 'routes', 'site', 'domain'],
  api: ['data', 'routes', 'site', 'domain'],
  edge: ['api', 'routes', 'domain'],
  drawings: ['domain'],
  data: ['site', 'domain'],
  // Styles: the list of the search box brings its own.
  search: ['routes', 'domain', 'styles'],
  // The pages that a script fills; it makes files in LL2's shapes.
  explorer: ['api', 'search', 'routes', 'domain'],
  // What hosts are told: types of files, headers, configurations.
  publish: ['routes', 'domain'],
  // Reading without a network: what of it runs in the browser, and in the worker.
  offline: ['explorer', 'search', 'routes', 'domain'],
  integrations: ['offline', 'publish', 'search', 'api', 'views', 'data', 'routes', 'site', 'domain'],
  // Data and drawings: a build checks both through their readers before it begins.
  // Views and integrations: a benchmark times a step by itself.
  scripts: [
    'edge',
    'explorer',
    'api',
    'integrations',
    'publish',
    'views',
    'data',
    'drawings',
    'search',
    'routes',
    'site',
    'domain',
  ],
  site: ['routes'],
  routes: ['domain'],
  domain: [],
  styles: [],
} as const satisfies Record<string, readonly string[]>;

type Layer = keyof typeof layers;

/** Layers whose modules a page may begin a program of the browser with. */
const BROWSER = ['search', 'explorer', 'offline'] as const satisfies readonly Layer[];

/** Modules that the browser and the edge load as they are: nothing may hang on them. */
const LEAVES = [
  'domain/durations.ts',
  'domain/orderings.ts',
  'domain/query-interval.ts',
  'domain/query-string.ts',
  'domain/query.ts',
  'domain/slugs.ts',
].map((path) => `src/${path}`);

/** Programs of the browser that no page names: the build makes one file of each. */
const BUNDLED = ['edition', 'worker', 'kill-worker'].map((name) => `src/offline/${name}.ts`);

/** Programs of the browser that mean nothing in the edition for reading offline. */
const ONLINE = ['src/offline/saved-note.ts'];

/** The matcher is a room of its own: its parts load each other and nothing else. */
const MATCHER = ['matcher', 'edits', 'entry', 'match-word', 'fold', 'spelling'].map((name) => `src/search/${name}.ts`);

const files = sourceFiles(['src', 'scripts']);
const imports = readImports(['src', 'scripts']);
const loaded = imports.filter(({ typeOnly }) => !typeOnly);

/** The layer of a path in the project; null for a package. */
function layerOf(path: string): Layer | null {
  const [top = '', second = ''] = path.split('/');
  if (top !== 'src' && top !== 'scripts') return null;
  const layer = top === 'scripts' ? top : second.replace(/\.ts$/, '');
  if (!(layer in layers)) throw new Error(`${path} belongs to no layer; give it one in the table of this test.`);
  return layer as Layer;
}

const describeImport = ({ from, to }: Import) => `${from} imports ${to}`;

describe('the direction of imports', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(loaded.length).toBeGreaterThan(10);
  });

  test('every file belongs to a layer, and loads from its own and those below it', () => {
    const wrong = loaded.filter(({ from, to, inBrowser }) => {
      const source = layerOf(from);
      const target = layerOf(to);
      if (source === null || target === null || source === target) return false;
      // A component brings its own script to the browser; that it imports is the beginning of another program.
      if (inBrowser) return !(BROWSER as readonly Layer[]).includes(target);
      return !(layers[source] as readonly Layer[]).includes(target);
    });
    expect(files.map(layerOf)).not.toContain(null);
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('every imported file is there', () => {
    const known = new Set(files);
    const missing = imports.filter(({ to }) => /^(src|scripts)\/.*\.(tsx?|astro)$/.test(to) && !known.has(to));
    expect(missing.map(describeImport)).toEqual([]);
  });

  test('the domain knows of no package but zod', () => {
    const packages = loaded.filter(({ from, to }) => layerOf(from) === 'domain' && layerOf(to) === null);
    expect(new Set(packages.map(({ to }) => to))).toEqual(new Set(['zod']));
  });

  test('components load no package, so that all they show is handed to them', () => {
    const packages = loaded.filter(({ from, to }) => layerOf(from) === 'components' && layerOf(to) === null);
    expect(packages.map(describeImport)).toEqual([]);
  });

  test('only its one reader knows the bundled data', () => {
    const readers = imports.filter(({ to }) => to.startsWith('src/data/') && to.endsWith('.json'));
    expect(readers.filter(({ from }) => from !== 'src/data/catalogue.ts').map(describeImport)).toEqual([]);
  });

  test('no module loads itself by a way round', () => {
    const circles = files.filter((file) => reachable([...next(file)]).has(file));
    expect(circles).toEqual([]);
  });
});

describe('what ships to the browser', () => {
  test.each(LEAVES.filter((path) => files.includes(path)))('%s loads nothing', (path) => {
    expect(loaded.filter(({ from }) => from === path).map(describeImport)).toEqual([]);
  });

  test('the matcher loads its own parts alone', () => {
    const all = [...reachable(['src/search/matcher.ts'])].toSorted();
    expect(all).toEqual(MATCHER.toSorted());
  });

  test('the search box of every page loads no package', () => {
    const packages = [...reachable(['src/search/loader.ts'])].filter((path) => layerOf(path) === null);
    expect(packages).toEqual([]);
  });

  test('ships with the offline edition as well', () => {
    const entries = imports.filter(({ inBrowser }) => inBrowser).map(({ to }) => to);
    const edition = reachable(['src/offline/edition.ts']);
    expect(entries.filter((entry) => !edition.has(entry) && !ONLINE.includes(entry))).toEqual([]);
  });

  test('loads no zod, nothing of Node, no data and no settings', () => {
    const entries = imports.filter(({ inBrowser }) => inBrowser).map(({ to }) => to);
    const all = [...reachable([...entries, ...BUNDLED])];
    const forbidden = all.filter((path) => {
      const layer = layerOf(path);
      return path === 'zod' || path.startsWith('node:') || layer === 'data' || layer === 'site' || layer === 'views';
    });
    expect(entries).toContain('src/search/loader.ts');
    expect(forbidden).toEqual([]);
  });
});

describe('what runs at the edge', () => {
  const all = [...reachable(['src/edge/service.ts'])];

  test('loads the query engine, the serializers, Hono and its cache; nothing of Node, no data and no settings', () => {
    expect(all).toEqual(expect.arrayContaining(['src/domain/query.ts', 'src/api/ll2.ts']));
    const allowed = /^(?:src\/(?:edge|api|domain|routes)\b|hono(?:\/|$)|lru-cache$)/;
    expect(all.filter((path) => !allowed.test(path))).toEqual([]);
  });
});

/** What a file loads itself. */
function next(file: string): Set<string> {
  return new Set(loaded.filter(({ from, inBrowser }) => from === file && !inBrowser).map(({ to }) => to));
}

/** Everything that is loaded when some files are, those files included. */
function reachable(start: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...next(file));
  }
  return seen;
}
