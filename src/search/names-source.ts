/**
 * Loads the index of names once a page, for all that search on it.
 */
import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { createMatcher } from './matcher.ts';
import type { Matcher } from './matcher.ts';
import { readNames } from './names.ts';
import type { NameRow } from './names.ts';

/** All that finds craft by name. */
export interface Names {
  rows: readonly NameRow[];
  matcher: Matcher<NameRow>;
  routes: Routes;
}

let loading: Promise<Names> | null = null;

/**
 * The index of names; fetched by the first call, and again after a failure.
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
  const response = await fetch(routes.names);
  if (!response.ok) throw new TypeError(`${routes.names}: ${response.status}`);
  const rows = readNames(await response.json());
  return { rows, matcher: createMatcher(rows), routes };
}
