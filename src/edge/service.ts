/**
 * The query service: Launch Library 2's lists and records of spacecraft and configurations, answered from a snapshot, so
 * that a client changes its host and nothing else. A standard fetch handler: it runs at the edge of a CDN and on Node
 * alike, keeps nothing but its latest answers, and asks nobody.
 */
import { createLl2Serializers } from '../api/ll2.ts';
import { createCatalogue } from '../domain/catalogue.ts';
import type { Craft } from '../domain/catalogue.ts';
import { configurationResource, spacecraftResource, withNamePlaces } from '../domain/query-resources.ts';
import { LONGEST_ADDRESS, MOST_PARAMETERS } from '../domain/query-string.ts';
import { NOT_FOUND, refuseFormat } from '../domain/query.ts';
import type { Refusal } from '../domain/query.ts';
import type { Snapshot } from '../domain/schema.ts';
import { createRoutes } from '../routes.ts';
import { answerOf, isRead, notAllowed, redirect, refuse, send, toOptions, withoutBody } from './answers.ts';
import type { Answer } from './answers.ts';
import { createCollection } from './collection.ts';
import { createKept } from './kept.ts';
import { ORIGIN, bytesOf, hashOf } from './texts.ts';

/**
 * Answers a request.
 *
 * @param otherwise - answers what is none of the service's addresses: the static files beside it. Without it, such an
 *   address is not found.
 */
export type Service = (request: Request, otherwise?: () => Response | Promise<Response>) => Promise<Response>;

/** What stands at an address: answers a question that is asked there. */
type Endpoint = (url: URL) => Answer | Refusal;

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
  const kept = createKept<Answer>(({ body }) => body.length);
  const ll2 = createLl2Serializers(catalogue, {
    spacecraft: (id) => ORIGIN + routes.spacecraftRecord(id),
    configuration: (id) => ORIGIN + routes.configurationRecord(id),
  });

  const spacecraft = createCollection({
    resource: spacecraftResource<Craft>(catalogue.configurations, catalogue.statuses),
    rows: catalogue.spacecraft,
    shapes: { normal: ll2.spacecraftNormal, detailed: ll2.spacecraftDetailed },
  });
  const configurations = createCollection({
    resource: configurationResource(catalogue.agencies),
    rows: withNamePlaces(catalogue.configurations),
    shapes: { normal: ll2.configurationNormal, detailed: ll2.configurationDetailed },
  });
  const collections = new Map([
    [routes.spacecraftQuery, spacecraft],
    [routes.configurationsQuery, configurations],
  ]);
  const throttle = answerOf(bytesOf(THROTTLE), { tag: hashOf(THROTTLE) });

  function endpointAt(path: string): Endpoint | null {
    if (path === routes.throttle) return () => throttle;
    const list = collections.get(path);
    if (list) return list.list;
    const [, parent = '', id = ''] = /^(.*\/)(\d+)\/$/.exec(path) ?? [];
    const records = collections.get(parent);
    return records ? (url) => records.record(url, Number(id)) : null;
  }

  /** The answer to a question that was asked lately; null where it was not. */
  function respondAgain(request: Request): Response | null {
    const answer = isRead(request.method) ? kept.get(request.url) : undefined;
    return answer ? send(request, answer) : null;
  }

  /** The answer to any request; null where the address is none of the service's. */
  function respond(request: Request): Response | null {
    const url = new URL(request.url);
    const { pathname, search, searchParams } = url;
    if (!isOwn(pathname, routes.service)) return null;
    const endpoint = endpointAt(pathname.endsWith('/') ? pathname : `${pathname}/`);
    if (!endpoint) return refuse(NOT_FOUND);
    const tooLong = refuseLength(url);
    if (tooLong) return refuse(tooLong);
    if (request.method === 'OPTIONS') return toOptions();
    if (!pathname.endsWith('/')) return redirect(`${pathname}/${search}`);
    const refusal = refuseFormat(searchParams);
    if (refusal) return refuse(refusal);
    if (!isRead(request.method)) return notAllowed(request.method);
    const answer = endpoint(url);
    if ('status' in answer) return refuse(answer);
    kept.keep(request.url, answer);
    return send(request, answer);
  }

  return async (request, otherwise = () => refuse(NOT_FOUND)) => {
    const response = respondAgain(request) ?? respond(request);
    if (!response) return await otherwise();
    return request.method === 'HEAD' ? await withoutBody(response) : response;
  };
}

/** Below the service's root everything is the service's but files, whose names have an extension. */
function isOwn(pathname: string, root: string): boolean {
  return pathname.startsWith(root) && !pathname.slice(pathname.lastIndexOf('/')).includes('.');
}

/** The refusal of an address that LL2's server does not take either; null where there is nothing to refuse. */
function refuseLength({ pathname, search, searchParams }: URL): Refusal | null {
  if (pathname.length + search.length > LONGEST_ADDRESS) {
    return { ok: false, status: 414, body: { detail: `The address is longer than ${LONGEST_ADDRESS} characters.` } };
  }
  if (searchParams.size > MOST_PARAMETERS) {
    return { ok: false, status: 400, body: { detail: `There are more than ${MOST_PARAMETERS} parameters.` } };
  }
  return null;
}
