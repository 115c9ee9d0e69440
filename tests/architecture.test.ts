import { describe, expect, test } from 'vitest';

import { readImports, sourceFiles, typescriptFiles } from './support/imports.ts';
import type { Import } from './support/imports.ts';

/**
 * The layers of the house, each with the layers that it may load. Types may be taken from anywhere: they leave no trace
 * in what runs.
 */
const layers = {
  // Pages and layouts bind the views to the context of the build.
  // Search: what the build and the browser must agree on, and the small index of names.
  pages: ['layouts', 'components', 'drawings', 'api', 'views', 'data', 'search', 'routes', 'site', 'domain', 'styles'],
  layouts: ['components', 'views', 'data', 'search', 'publish', 'routes', 'site', 'domain', 'styles'],
  // They get ready data: no snapshot, no address, no setting, no file.
  components: ['domain'],
  // Pure: they take the context, and read neither the snapshot nor a setting.
  views: ['api', 'drawings', 'explorer', 'search', 'context', 'routes', 'domain'],
  api: ['context', 'routes', 'domain'],
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
  context: [],
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

/** What starts processes, servers or other programs: a unit test loads none of it, by no way round. */
const IMPURE: readonly string[] = [
  ...['child_process', 'http', 'https', 'tls', 'worker_threads'].map((name) => `node:${name}`),
  ...['astro', 'eslint', 'miniflare', 'pagefind', 'sharp', 'vite'],
];

const files = sourceFiles(['src', 'scripts']);
const imports = readImports(files);
const loaded = imports.filter(({ typeOnly }) => !typeOnly);
const graph = importsByFile(loaded);

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

  test('no module imports the bundled data: it is read from its file', () => {
    const readers = imports.filter(({ to }) => to.startsWith('src/data/') && to.endsWith('.json'));
    expect(readers.map(describeImport)).toEqual([]);
  });

  test('only the binding opens the data, and views reach neither it nor a setting, not even through other modules', () => {
    const binding = 'src/data/context.ts';
    const openers = loaded.filter(
      ({ from, to }) => layerOf(to) === 'data' && to !== binding && layerOf(from) !== 'data',
    );
    expect(openers.map(describeImport)).toEqual([]);
    expect(loaded.filter(({ to }) => to === binding).length).toBeGreaterThan(10);

    const views = files.filter((file) => layerOf(file) === 'views');
    const reached = [...reachable(views)].filter((path) => ['data', 'site'].includes(layerOf(path) ?? ''));
    expect(views.length).toBeGreaterThan(30);
    expect(reached).toEqual([]);
  });

  test('no module loads itself by a way round', () => {
    const circles = files.filter((file) => reachable([...(graph.get(file) ?? [])]).has(file));
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

describe('unit tests', () => {
  const everywhere = typescriptFiles(['src', 'scripts', 'tests']);
  const ofTests = importsByFile(readImports(everywhere).filter(({ typeOnly }) => !typeOnly));
  const projects = everywhere.filter(
    (file) => file.endsWith('.test.ts') && !/^tests\/(?:site|browser|other-browsers)\//.test(file),
  );
  const loads = (file: string) => [...reachable([file], ofTests)].some((path) => IMPURE.includes(path));

  test('load nothing that starts processes, servers or other programs, which is for *.process.test.ts', () => {
    const unit = projects.filter((file) => !file.endsWith('.process.test.ts'));
    expect(unit.length).toBeGreaterThan(50);
    expect(unit.filter(loads)).toEqual([]);
  });

  test('are all that load nothing of the kind', () => {
    const slow = projects.filter((file) => file.endsWith('.process.test.ts'));
    expect(slow.length).toBeGreaterThan(20);
    expect(slow.filter((file) => !loads(file))).toEqual([]);
  });
});

/** The files that each file loads itself. */
function importsByFile(loads: readonly Import[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byFile = new Map<string, Set<string>>();
  for (const { from, to, inBrowser } of loads) {
    if (inBrowser) continue;
    const targets = byFile.get(from) ?? new Set();
    byFile.set(from, targets.add(to));
  }
  return byFile;
}

/** Everything that is loaded when some files are, those files included. */
function reachable(start: readonly string[], from = graph): Set<string> {
  const seen = new Set<string>();
  const waiting = [...start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...(from.get(file) ?? []));
  }
  return seen;
}
