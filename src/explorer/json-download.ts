/**
 * An answer as JSON in LL2's `normal` shape. The serializers and the records that they need are many times the
 * explorer's own file, so that both are loaded with the first download.
 */
import { createLl2Serializers } from '#api/ll2.ts';
import type { ListShape, SpacecraftNormal } from '#api/shapes.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import { pageQuery } from '#domain/query-string.ts';
import type { Snapshot } from '#domain/schema.ts';
import { fetchJson } from '#search/fetch-json.ts';

import { createRoutes } from '../routes.ts';
import { upstreamQueryString } from './explorer.ts';
import type { ExplorerResult } from './explorer.ts';
import type { TableDownload, Extent } from './downloads.ts';
import { homeOf } from './load-data.ts';

declare global {
  interface Window {
    /** The snapshot, brought along where nothing can be fetched. */
    ATLAS_SNAPSHOT?: unknown;
  }
}

/**
 * A result as JSON. A page is the query service's response to the same query, where it knows all of its parameters: then
 * `next` and `previous` lead there; else they are null, as in a file that holds everything.
 *
 * @param parameters - the query
 * @param root - folder of the site, with a slash at its end
 * @throws TypeError when the records cannot be loaded
 */
export async function jsonDownload(
  { page, all }: ExplorerResult,
  extent: Extent,
  parameters: URLSearchParams,
  root: string,
): Promise<TableDownload> {
  const recordOf = await loadRecords(root);
  const { query, left } = upstreamQueryString(parameters);
  const service = absolute(createRoutes(homeOf(root)).spacecraftQuery);
  const linked = extent === 'page' && left.length === 0;
  const linkTo = (offset: number | null) =>
    linked && offset !== null ? `${service}?${pageQuery(query, { limit: page.limit, offset })}` : null;
  const list: ListShape<SpacecraftNormal> = {
    count: page.count,
    next: linkTo(page.next),
    previous: linkTo(page.previous),
    results: (extent === 'page' ? page.rows : all).flatMap(({ id }) => recordOf(id) ?? []),
  };
  return { name: 'spacecraft.json', type: 'application/json', text: `${JSON.stringify(list, null, 2)}\n` };
}

let loading: Promise<(id: number) => SpacecraftNormal | null> | null = null;

function loadRecords(root: string): Promise<(id: number) => SpacecraftNormal | null> {
  loading ??= fetchRecords(root).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchRecords(root: string): Promise<(id: number) => SpacecraftNormal | null> {
  const snapshot = (window.ATLAS_SNAPSHOT ?? (await fetchJson(createRoutes(root).snapshotFile))) as Snapshot;
  const routes = createRoutes(homeOf(root));
  const catalogue = createCatalogue(snapshot);
  const { spacecraftNormal } = createLl2Serializers(catalogue, {
    spacecraft: (id) => absolute(routes.spacecraftRecord(id)),
    configuration: (id) => absolute(routes.configurationRecord(id)),
    flight: (id) => absolute(routes.flightRecord(id)),
  });
  const craft = new Map(catalogue.spacecraft.map((each) => [each.id, each]));
  return (id) => {
    const found = craft.get(id);
    return found ? spacecraftNormal(found) : null;
  };
}

function absolute(address: string): string {
  return new URL(address, location.href).href;
}
