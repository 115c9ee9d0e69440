/** The edition for reading offline: the site as a folder of files that opens without a server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { formatDate } from '#domain/dates.ts';
import { escapeHtml } from '#domain/html.ts';

import type { PageText } from '../../offline/full-text.ts';
import { filesOfFolder, isInEdition, leadsElsewhere } from './contents.ts';
import { betweenFiles } from './addresses.ts';
import { manifestFile, manifestText } from './manifest.ts';
import { rewritePage } from './rewrite.ts';
import type { Insertions } from './rewrite.ts';
import { classicProgram, dataScript } from './scripts.ts';

/** The edition lacks what a page of it needs; the message says what. */
export class EditionError extends Error {
  override name = 'EditionError' as const;
}

/** What the edition is made from. */
export interface EditionSource {
  /** Folder that holds the built site. */
  siteDir: string;
  /** What the site is called. */
  name: string;
  /** Scheme, host and port of its online home, without a final slash. */
  origin: string;
  /** Folder it is served under, with a slash at both ends. */
  base: string;
  /** Moment of the snapshot, UTC. */
  snapshot: string;
  /** Files of the site that must not be handed on, as paths in it. */
  without: ReadonlySet<string>;
}

/** Folder of the edition's own scripts. */
const SCRIPTS = 'assets';

/** Files that pages ask for online: the property that holds each here, and the elements whose scripts need it. */
const data = {
  'search/names.json': { property: 'ATLAS_NAMES', elements: ['search-box', 'search-results'] },
  'explore/craft.json': { property: 'ATLAS_EXPLORER', elements: ['craft-explorer', 'craft-comparison'] },
  'people/in-space/spans.json': { property: 'ATLAS_SPANS', elements: ['people-in-space'] },
  'api/snapshot.json': { property: 'ATLAS_SNAPSHOT', elements: ['craft-explorer'] },
} as const satisfies Record<string, { property: string; elements: readonly string[] }>;

/** The texts for the full-text search; they stand in no file of the site. */
const texts = { script: `${SCRIPTS}/texts.js`, property: 'ATLAS_TEXTS', element: 'search-results' } as const;

const PROGRAM = `${SCRIPTS}/atlas.js`;

/**
 * All files of the edition, its manifest included.
 *
 * @param source - the site, as far as it is written
 * @returns content by path
 * @throws EditionError when the site lacks a file that the edition rests on
 */
export async function editionOf(source: EditionSource): Promise<Map<string, Uint8Array>> {
  const { siteDir, origin, base, without } = source;
  const paths = filesOfFolder(siteDir).filter((path) => isInEdition(path) && !without.has(path));
  // Thousands of small files: to read them one after the other takes a fraction of what it takes to wait for each.
  const read = (path: string) => readFileSync(join(siteDir, path));
  const isPage = (path: string) => path.endsWith('.html');
  const known = new Set(paths.filter((path) => !isPage(path) || !leadsElsewhere(read(path))));
  const between = betweenFiles({ origin, base, has: (path) => known.has(path) });

  const files = new Map<string, Uint8Array>();
  const put = (path: string, text: string) => files.set(path, new TextEncoder().encode(text));
  const pageTexts: PageText[] = [];
  for (const path of known) {
    const content = read(path);
    if (!isPage(path)) {
      files.set(path, content);
      continue;
    }
    const page = await rewritePage(content.toString('utf8'), path, between, insertions(source));
    put(path, page.html);
    if (page.text !== null) pageTexts.push([path, page.heading, page.text]);
  }
  if (pageTexts.length === 0) throw new EditionError('The site has no page with text to search');

  for (const [path, { property }] of Object.entries(data)) {
    const json = files.get(path);
    if (!json) throw new EditionError(`The site has no ${path}`);
    put(scriptOf(path), dataScript(property, new TextDecoder().decode(json)));
  }
  put(texts.script, dataScript(texts.property, JSON.stringify(pageTexts)));
  const program = await classicProgram('src/offline/edition.ts');
  put(PROGRAM, program.script);
  for (const [name, content] of program.beside) files.set(`${SCRIPTS}/${name}`, content);
  put('README.txt', readme(source));
  put(
    'offline/manifest.json',
    manifestText({
      snapshot: source.snapshot,
      files: [...files].map(([path, content]) => manifestFile(path, content)),
    }),
  );
  return files;
}

function insertions({ origin, base, snapshot }: EditionSource): Insertions {
  return {
    home: origin + base,
    note: (page) => {
      const home = escapeHtml(origin + base + page.replace(/(^|\/)index\.html$/, '$1'));
      return `<p class="page-note">Offline edition, ${formatDate(snapshot)}. <a href="${home}">This page online</a></p>`;
    },
    scripts: (elements) => [
      ...Object.entries(data)
        .filter(([, row]) => row.elements.some((element) => elements.has(element)))
        .map(([path]) => scriptOf(path)),
      ...(elements.has(texts.element) ? [texts.script] : []),
      PROGRAM,
    ],
  };
}

/** The script that holds the data of a file. */
function scriptOf(path: string): string {
  return `${SCRIPTS}/${path.replace(/\.json$/, '').replaceAll('/', '-')}.js`;
}

function readme({ name, origin, base, snapshot }: EditionSource): string {
  return `${name}: the offline edition
Data of Launch Library 2 by The Space Devs, as of ${formatDate(snapshot).replaceAll('\u00a0', ' ')}.

Unpack the whole archive into a folder, then open index.html in a browser.
Everything in it works without a network: pages, drawings, search, files of data.

Is this copy whole?      node verify.mjs
Its online home:         ${origin}${base}
`;
}
