/** Loads the explorer's one file once a page, for all that look into it. */
import { fetchJson } from '#search/fetch-json.ts';

import { createRoutes } from '../routes.ts';
import type { ExplorerData } from './data.ts';
import { decodeExplorer } from './codec.ts';

declare global {
  interface Window {
    /** The explorer's file, brought along where nothing can be fetched. */
    ATLAS_EXPLORER?: unknown;
  }
}

/**
 * What the explorer knows.
 *
 * @param root - folder of the site, with a slash at its end
 * @throws TypeError when the file cannot be fetched or read
 */
export async function loadExplorerData(root: string): Promise<ExplorerData> {
  return decodeExplorer(window.ATLAS_EXPLORER ?? (await fetchJson(createRoutes(root).explorerFile)));
}

/**
 * Where the query service is: the edition for reading offline, which has none, names the site's online home.
 *
 * @param root - folder of the site, with a slash at its end
 */
export function homeOf(root: string): string {
  return document.documentElement.dataset['home'] ?? root;
}

/** Says on the plain page, which then stays, that the file could not be loaded. */
export function sayFailure(body: Element): void {
  const sentence = body.querySelector('.plain-ways > p');
  if (sentence) sentence.textContent = 'The craft could not be loaded. They are in these lists, too.';
  body.querySelector('.plain-ways')?.setAttribute('data-final', '');
}
