/**
 * Every address of the site and of its files. The only module that knows the base path and where the slashes go; it
 * reads no settings, so that the browser builds the same addresses from the root it is told.
 */
import type { Facet, FacetValue } from './domain/facets.ts';
import type { Direction, OrderingName } from './domain/orderings.ts';
import type { RecordName } from './domain/records.ts';
import { segmentOf, slugOf } from './domain/slugs.ts';

/** What an address of a record is made of: the id finds the page, the name is there for people. */
export interface Addressed {
  id: number;
  name: string;
}

/** The part of a facet that its addresses are made of. */
type AddressedFacet = Pick<Facet, 'folder' | 'withoutId'>;

/** What a launch is found by. */
export type LaunchKey = 'cospar' | 'launch';

/** Folders of the feeds that follow a value of a facet. */
const feedFolders = { configuration: 'configurations', agency: 'agencies' } as const;

/** Version of Launch Library 2 whose shapes the files have. */
export const LL2_VERSION = '2.3.0';

/** Path of every file for programs in the folder of the API; what stands in braces is filled in. */
export const apiPaths = {
  craft: `${LL2_VERSION}/spacecraft/{id}.json`,
  spacecraft: `${LL2_VERSION}/spacecraft.json`,
  spacecraftPage: `${LL2_VERSION}/spacecraft/page-{page}.json`,
  allSpacecraft: `${LL2_VERSION}/spacecraft/all.json`,
  spacecraftBy: `${LL2_VERSION}/spacecraft/by/{ordering}.json`,
  spacecraftOfStatus: `${LL2_VERSION}/spacecraft/status/{id}.json`,
  spacecraftOfConfiguration: `${LL2_VERSION}/spacecraft/spacecraft_config/{id}.json`,
  spacecraftInSpace: `${LL2_VERSION}/spacecraft/in_space/true.json`,
  flights: `${LL2_VERSION}/spacecraft_flights.json`,
  flightsPage: `${LL2_VERSION}/spacecraft_flights/page-{page}.json`,
  flight: `${LL2_VERSION}/spacecraft_flights/{id}.json`,
  configuration: `${LL2_VERSION}/spacecraft_configurations/{id}.json`,
  configurations: `${LL2_VERSION}/spacecraft_configurations.json`,
  spacecraftCsv: 'spacecraft.csv',
  flightsCsv: 'flights.csv',
  configurationsCsv: 'configurations.csv',
  peopleCsv: 'people.csv',
  crewCsv: 'crew.csv',
  stationsCsv: 'stations.csv',
  dockingsCsv: 'dockings.csv',
  spacecraftLines: 'spacecraft.ndjson',
  database: 'atlas.sqlite',
  snapshot: 'snapshot.json',
  changes: 'changes.json',
  diff: 'diff/{from}.json',
  dataPackage: 'datapackage.json',
  schema: 'schema/{name}.json',
  openApi: 'openapi.json',
  index: 'index.json',
} as const;

/** A file for programs, or a family of files that differ by what is filled in. */
export type ApiFileName = keyof typeof apiPaths;

/**
 * The path of a file for programs in the folder of the API.
 *
 * @param value - what stands in the place of the braces, of a family of files
 */
export function apiPath(name: ApiFileName, value: string | number = ''): string {
  return apiPaths[name].replace(/\{\w+\}/, String(value));
}

/** A moment in the basic form of ISO 8601, which every file system takes: `20260823T013113Z`. */
export function basicForm(moment: string): string {
  return moment.replaceAll(/[-:]/g, '');
}

/**
 * The addresses of a site.
 *
 * @param base - folder the site is served under, with a slash at both ends; an address of the browser may stand here
 * too. One that begins with a dot means that no server answers, only files: addresses of pages then name their file.
 */
export function createRoutes(base: string) {
  const index = base.startsWith('.') ? 'index.html' : '';
  const at: At = (...segments) => `${base}${segments.map((segment) => `${segment}/`).join('')}${index}`;
  const file: FileAt = (path) => `${base}${path}`;
  return { ...pageRoutes(at, index), ...fileRoutes(at, file, base), ...apiRoutes(at, file) } as const;
}

/** Address of a page, by the segments of its path. */
type At = (...segments: (string | number)[]) => string;
/** Address of a file, by its path. */
type FileAt = (path: string) => string;

function pageRoutes(at: At, index: string) {
  return {
    home: at(),
    spacecraft: at('spacecraft'),
    /** One of the orderings of all spacecraft. */
    spacecraftBy: (ordering: OrderingName, direction: Direction) =>
      direction === 'ascending' ? at('spacecraft', 'by', ordering) : at('spacecraft', 'by', ordering, direction),
    craft: (craft: Addressed) => at('spacecraft', segmentOf(craft)),
    /** Never changes, whatever the craft is called; redirects to the craft's page. */
    permalink: (id: number) => at('spacecraft', id),
    /** The craft of a launch, by its COSPAR designator or by Launch Library 2's id of it; leads to the page of the craft. */
    launch: (by: LaunchKey, value: string) => at('id', by, value),
    /** The page that lists the values of a facet. */
    facet: ({ folder }: AddressedFacet) => at(folder),
    /** The page of one value of a facet: of a configuration, a status, an agency, … */
    facetValue: ({ folder, withoutId }: AddressedFacet, { id, name }: FacetValue) =>
      at(folder, typeof id === 'string' ? id : withoutId ? slugOf(name) : segmentOf({ id, name })),
    configurations: at('configurations'),
    /** All configurations, the tallest first. */
    configurationsByHeight: at('configurations', 'by', 'height'),
    configuration: (configuration: Addressed) => at('configurations', segmentOf(configuration)),
    inSpace: at('in-space'),
    people: at('people'),
    person: ({ segment }: { segment: string }) => at('people', segment),
    /** Who was in space on a day. */
    peopleInSpace: at('people', 'in-space'),
    peopleInSpaceOn: (day: string) => `${at('people', 'in-space')}?date=${day}`,
    stations: at('stations'),
    station: (station: Addressed) => at('stations', segmentOf(station)),
    placeholders: at('placeholders'),
    timeline: at('timeline'),
    /** The craft that were first launched in ten years, on the timeline; those without a launch on record for null. */
    decade: (decade: number | null) => `${at('timeline')}#${decadeAnchor(decade)}`,
    records: at('records'),
    /** One record among the others. */
    record: (record: RecordName) => `${at('records')}#${record}`,
    statistics: at('statistics'),
    search: at('search'),
    searchFor: (query: string) => `${at('search')}?${new URLSearchParams({ q: query })}`,
    /** Every picture that the records name, with its rights. */
    photos: at('photos'),
    explore: at('explore'),
    /** The explorer with a query: its parameters, in their order. */
    exploreFor: (parameters: Readonly<Record<string, string>>) => `${at('explore')}?${new URLSearchParams(parameters)}`,
    compare: at('compare'),
    /** Some craft side by side. */
    compareOf: (ids: readonly number[]) => (ids.length === 0 ? at('compare') : `${at('compare')}?ids=${ids.join(',')}`),
    /** What changed, the newest first. */
    changes: at('changes'),
    changesOf: (year: number) => at('changes', year),
    about: at('about'),
    data: at('data'),
    /** The columns of the tables, explained; the anchor of each table is its name. */
    dataColumns: at('data', 'columns'),
    /** How to have the atlas without a network. */
    offline: at('offline'),
    /** The files that no page links to: those that scripts load. */
    offlineFiles: at('offline', 'files'),
    /** A page of a list: the list's own address for the first. */
    page: (list: string, page: number) =>
      page === 1 ? list : `${list.slice(0, list.length - index.length)}page/${page}/${index}`,
  } as const;
}

function fileRoutes(at: At, file: FileAt, base: string) {
  return {
    /** A file of a photograph. */
    photo: (name: string) => file(`photos/${name}`),
    /** What the explorer and the comparison load. */
    explorerFile: file('explore/craft.json'),
    /** When everyone was in space, for the page that shows any day. */
    spansFile: file('people/in-space/spans.json'),
    /** The dockings at a station, for programs. */
    dockings: (station: Addressed, format: 'json' | 'csv') => file(`stations/${segmentOf(station)}/dockings.${format}`),
    /** The feeds of all changes. */
    changesAtom: file('changes.atom'),
    changesJsonFeed: file('changes.feed.json'),
    /** The feed of the changes to a configuration or an agency and to its craft; it stays, whatever the name becomes. */
    feed: (of: 'configuration' | 'agency', id: FacetValue['id']) => file(`changes/${feedFolders[of]}/${id}.atom`),
    /** The calendar of flights. */
    calendar: file('flights.ics'),
    notFound: file('404.html'),
    /** The edition for reading offline. */
    edition: file('offline/spacecraft-atlas.zip'),
    /** Every file of the site with its size and its hash. */
    offlineManifest: file('offline/manifest.json'),
    /** A program that checks a copy against the manifest in it. */
    verify: file('verify.mjs'),
    /** Date, counts and hash of the snapshot, for a monitor. */
    health: file('health.json'),
    /** The small index of names that the search box loads. */
    names: file('search/names.json'),
    pagefindScript: file('pagefind/pagefind.js'),
    /** The craft's id behind each result of the full-text search. */
    pagefindCraft: file('pagefind/craft.json'),
    /** The year ruler: every launch as a grey tick, above the years. */
    ruler: file('ruler.svg'),
    /** A drawing by itself. */
    drawing: (name: string) => file(`drawings/${name}.svg`),
    /** A drawing beside a person and a ladder of metres; by the configuration's id, or the drawing's name. */
    plate: (key: number | string) => file(`drawings/plates/${key}.svg`),
    /** Scripts and styles; their names change with what is in them. */
    assetsFolder: at('assets'),
    /** The full-text index. */
    pagefindFolder: at('pagefind'),
    /** The script that keeps pages for reading offline. */
    serviceWorker: file('sw.js'),
    /** Of what the site was made. */
    buildInfo: file('build.json'),
    favicon: file('favicon.svg'),
    /** An icon of the site, in pixels a side; a maskable one may be cut to any shape. */
    icon: (size: number, maskable = false) => file(`icons/${maskable ? 'maskable-' : ''}${size}.png`),
    manifest: file('manifest.webmanifest'),
    openSearch: file('opensearch.xml'),
    robots: file('robots.txt'),
    sitemap: file('sitemap.xml'),
    /** A part of a sitemap that is too long for one file, from 1. */
    sitemapPart: (part: number) => file(`sitemap-${part}.xml`),
    /** The picture that stands for a page where a link to it is shared; pages of a list share that of its first. */
    picture: (page: string) => {
      const path = page.slice(base.length).replace(/(?:page\/\d+\/)?$/, '');
      return file(`social/${path.replace(/\/$/, '') || 'home'}.png`);
    },
  } as const;
}

function apiRoutes(at: At, file: FileAt) {
  return {
    /** The history, and what changed since a snapshot of some moment. */
    changesFile: file(`api/${apiPaths.changes}`),
    diffFile: (from: string) => file(`api/${apiPath('diff', basicForm(from))}`),
    /** The folder of all files for programs. */
    apiFolder: at('api'),
    /** A file for programs; of a family, the one with this value. */
    api: (name: ApiFileName, value?: string | number) => file(`api/${apiPath(name, value)}`),
    /** The snapshot that the site was built from. */
    snapshotFile: file(`api/${apiPaths.snapshot}`),
    /** The query service, under Launch Library 2's own paths: what stands below is its own, but for files. */
    service: at('api', '2.3.0'),
    spacecraftQuery: at('api', '2.3.0', 'spacecraft'),
    spacecraftRecord: (id: number) => at('api', '2.3.0', 'spacecraft', id),
    flightsQuery: at('api', '2.3.0', 'spacecraft_flights'),
    flightRecord: (id: number) => at('api', '2.3.0', 'spacecraft_flights', id),
    configurationsQuery: at('api', '2.3.0', 'spacecraft_configurations'),
    configurationRecord: (id: number) => at('api', '2.3.0', 'spacecraft_configurations', id),
    throttle: at('api', '2.3.0', 'api-throttle'),
  } as const;
}

/** Name of a decade's place on the timeline. */
export function decadeAnchor(decade: number | null): string {
  return decade === null ? 'not-launched' : `${decade}s`;
}

export type Routes = ReturnType<typeof createRoutes>;
