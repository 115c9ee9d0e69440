/**
 * The query service: Launch Library 2's lists and records of spacecraft and configurations, answered from a snapshot, so
 * that a client changes its host and nothing else. A standard fetch handler: it runs at the edge of a CDN and on Node
 * alike, keeps no state, and asks nobody.
 */
import { createLl2Serializers } from '../api/ll2.ts';
import { createCatalogue } from '../domain/catalogue.ts';
import { configurationResource, spacecraftResource, withNamePlaces } from '../domain/query-resources.ts';
import type { Mode, Resource } from '../domain/query.ts';
import type { Snapshot } from '../domain/schema.ts';
import { createRoutes } from '../routes.ts';
import { answerText, isRead, notAllowed, notFound, redirect, refuse, toOptions, withoutBody } from './answers.ts';
import { createCollection } from './collection.ts';
import type { Collection } from './collection.ts';
import { ORIGIN, hashOf } from './texts.ts';

/**
 * Answers a request.
 *
 * @param otherwise - answers what is none of the service's addresses: the static files beside it. Without it, such an
 *   address is not found.
 */
export type Service = (request: Request, otherwise?: () => Response | Promise<Response>) => Promise<Response>;

/** What stands at an address: answers a request that may read it, or null where there is no such record. */
type Endpoint = (request: Request, url: URL) => Response | null;

/** What LL2 says of its limits, where there are none. */
const THROTTLE = JSON.stringify({
  your_request_limit: 1_000_000,
  limit_frequency_secs: 3600,
  current_use: 0,
  next_use_secs: 0,
  ident: '',
});

/**
 * The service over a snapshot.
 *
 * @param snapshot - a snapshot that passed `checkSnapshot`
 * @param base - folder that the site is served under, with a slash at both ends
 */
export function createService(snapshot: Snapshot, base = '/'): Service {
  const catalogue = createCatalogue(snapshot);
  const routes = createRoutes(base);
  const ll2 = createLl2Serializers(catalogue, {
    spacecraft: (id) => ORIGIN + routes.spacecraftRecord(id),
    configuration: (id) => ORIGIN + routes.configurationRecord(id),
  });

  const collections = new Map<string, Collection>([
    [
      routes.spacecraftQuery,
      collectionOf(spacecraftResource(catalogue.configurations, catalogue.statuses), catalogue.spacecraft, {
        normal: ll2.spacecraftNormal,
        detailed: ll2.spacecraftDetailed,
      }),
    ],
    [
      routes.configurationsQuery,
      collectionOf(configurationResource(catalogue.agencies), withNamePlaces(catalogue.configurations), {
        normal: ll2.configurationNormal,
        detailed: ll2.configurationDetailed,
      }),
    ],
  ]);

  const throttle: Endpoint = (request, { searchParams }) =>
    refuse(searchParams) ?? answerText(request, THROTTLE, { tag: hashOf(THROTTLE) });

  function endpointAt(path: string): Endpoint | null {
    if (path === routes.throttle) return throttle;
    const list = collections.get(path);
    if (list) return list.list;
    const [, parent = '', id = ''] = /^(.*\/)(\d+)\/$/.exec(path) ?? [];
    const records = collections.get(parent);
    return records ? (request, url) => records.record(request, url, Number(id)) : null;
  }

  function answer(request: Request, url: URL): Response {
    const { pathname } = url;
    const endpoint = endpointAt(pathname.endsWith('/') ? pathname : `${pathname}/`);
    if (!endpoint) return notFound();
    if (request.method === 'OPTIONS') return toOptions();
    if (!pathname.endsWith('/')) return redirect(`${pathname}/${url.search}`);
    // A format that does not exist comes first, as it does for LL2.
    if (!isRead(request.method)) return refuse(url.searchParams) ?? notAllowed(request.method);
    return endpoint(request, url) ?? notFound();
  }

  return async (request, otherwise = notFound) => {
    const url = new URL(request.url);
    if (!isOwn(url.pathname, routes.service)) return await otherwise();
    const response = answer(request, url);
    return request.method === 'HEAD' ? await withoutBody(response) : response;
  };
}

/** Below the service's root everything is the service's but files, whose names have an extension. */
function isOwn(pathname: string, root: string): boolean {
  return pathname.startsWith(root) && !pathname.slice(pathname.lastIndexOf('/')).includes('.');
}

function collectionOf<Row extends { id: number }>(
  resource: Resource<Row>,
  rows: readonly Row[],
  shapes: Readonly<Record<Mode, (row: Row) => object>>,
): Collection {
  return createCollection({ resource, rows, shapes });
}
