/**
 * Loads the index of names once a page, for all that search on it.
 */
import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { fetchJson } from './fetch-json.ts';
import { createMatcher } from './matcher.ts';
import type { Matcher } from './matcher.ts';
import { readNames } from './names.ts';
import type { NameRow } from './names.ts';

declare global {
  interface Window {
    /** The index of names, brought along where nothing can be fetched. */
    ATLAS_NAMES?: unknown;
  }
}

/** All that finds craft by name. */
export interface Names {
  rows: readonly NameRow[];
  matcher: Matcher<NameRow>;
  routes: Routes;
}

let loading: Promise<Names> | null = null;

/**
 * The index of names; fetched by the first call, and again after a failure. A page that brings it along fetches nothing.
 *
 * @param root - folder of the site, with a slash at both ends
 * @throws TypeError when it cannot be fetched or read
 */
export function loadNames(root: string): Promise<Names> {
  loading ??= fetchNames(createRoutes(root)).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchNames(routes: Routes): Promise<Names> {
  const rows = readNames(window.ATLAS_NAMES ?? (await fetchJson(routes.names)));
  return { rows, matcher: createMatcher(rows), routes };
}
