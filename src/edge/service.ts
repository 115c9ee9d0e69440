/**
 * The query service: Launch Library 2's lists and records of spacecraft, flights and configurations, answered from a snapshot, so
 * that a client changes only its host. It is a standard fetch handler for the edge of a CDN and for Node.
 */
import { Hono } from 'hono';
import type { Context, MiddlewareHandler, Next } from 'hono';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';

import { createLl2Serializers } from '../api/ll2.ts';
import { createCatalogue } from '../domain/catalogue.ts';
import type { Craft } from '../domain/catalogue.ts';
import { uniqueFlights } from '../domain/craft-flights.ts';
import type { FlightOfCraft } from '../domain/craft-flights.ts';
import {
  configurationResource,
  flightResource,
  spacecraftResource,
  withNamePlaces,
} from '../domain/query-resources.ts';
import { LONGEST_ADDRESS, MOST_PARAMETERS } from '../domain/query-string.ts';
import { NOT_FOUND, refuseFormat } from '../domain/query.ts';
import type { Refusal } from '../domain/query.ts';
import type { Snapshot } from '../domain/schema.ts';
import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { createCollection } from './collection.ts';
import { encodeText, hashText, ORIGIN_PLACEHOLDER } from './json-fragments.ts';
import { createResponseCache } from './response-cache.ts';
import { ALLOWED_METHODS, CACHE_CONTROL, COMMON_HEADERS, createResponse, errorResponse } from './responses.ts';
import type { JsonResponse } from './responses.ts';

/**
 * Responds to a request.
 *
 * @param fallback - responds to addresses outside the service: the static files beside it. Without it they are not found.
 */
export type Service = (request: Request, fallback?: () => Response | Promise<Response>) => Promise<Response>;

/** @param id - of the record; NaN for a list */
type Endpoint = (url: URL, id: number) => JsonResponse | Refusal;

/** A flight that LL2 knows: the service finds records by their ids. */
type FlightWithId = FlightOfCraft & { id: number };

/** LL2's report of its request limit, which this service does not have. */
const THROTTLE = JSON.stringify({
  your_request_limit: 1_000_000,
  limit_frequency_secs: 3600,
  current_use: 0,
  next_use_secs: 0,
  ident: '',
});

/**
 * The service of a snapshot.
 *
 * @param snapshot - a snapshot that passed `checkSnapshot`
 * @param base - folder that the site is served under, with a slash at both ends
 */
export function createService(snapshot: Snapshot, base = '/'): Service {
  const routes = createRoutes(base);
  const endpoints = createEndpoints(snapshot, routes);
  const cache = createResponseCache();
  // Not strict: an address without its final slash has the same endpoint, which redirects.
  const app = new Hono({ strict: false });
  // Other responses bring these headers along: setting them here as well would copy each response.
  for (const path of Object.keys(endpoints)) app.options(path, optionHeaders, preflight);
  app.use(etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...Object.keys(COMMON_HEADERS), 'Link'] }));
  for (const path of Object.keys(endpoints)) app.get(path, respondFromCache).use(path, checkRequest);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }));
  for (const [path, endpoint] of Object.entries(endpoints)) {
    app.get(path, (context) => {
      const address = context.req.url;
      const result = endpoint(new URL(address), Number(context.req.param('id')));
      if ('status' in result) return errorResponse(result);
      cache.set(address, result);
      return new Response(result.body, result);
    });
  }
  app.notFound(() => errorResponse(NOT_FOUND));

  function respondFromCache({ req }: Context, next: Next) {
    const response = cache.get(req.url);
    return response ? Promise.resolve(new Response(response.body, response)) : next();
  }

  return async (request, fallback) =>
    fallback && !isServiceAddress(request.url, routes.service) ? fallback() : app.fetch(request);
}

/** The endpoints by the pattern of their path. */
function createEndpoints(snapshot: Snapshot, routes: Routes): Readonly<Record<string, Endpoint>> {
  const catalogue = createCatalogue(snapshot);
  const ll2 = createLl2Serializers(catalogue, {
    spacecraft: (id) => ORIGIN_PLACEHOLDER + routes.spacecraftRecord(id),
    configuration: (id) => ORIGIN_PLACEHOLDER + routes.configurationRecord(id),
    flight: (id) => ORIGIN_PLACEHOLDER + routes.flightRecord(id),
  });
  const spacecraft = createCollection({
    resource: spacecraftResource<Craft>(catalogue.configurations, catalogue.statuses),
    rows: catalogue.spacecraft,
    serializers: { normal: ll2.spacecraftNormal, detailed: ll2.spacecraftDetailed },
  });
  const flights = createCollection({
    resource: flightResource<FlightWithId>(catalogue.spacecraft),
    rows: uniqueFlights(catalogue.spacecraft).flatMap((each): FlightWithId[] => {
      const { id } = each.flight;
      return id === null ? [] : [{ ...each, id }];
    }),
    serializers: { normal: ll2.flightNormal, detailed: ll2.flightDetailed },
  });
  const configurations = createCollection({
    resource: configurationResource(catalogue.agencies),
    rows: withNamePlaces(catalogue.configurations),
    serializers: { normal: ll2.configurationNormal, detailed: ll2.configurationDetailed },
  });
  const throttle = createResponse(encodeText(THROTTLE), { tag: hashText(THROTTLE) });
  const endpoints: Record<string, Endpoint> = {
    [routes.throttle]: () => throttle,
    [routes.spacecraftQuery]: spacecraft.list,
    [`${routes.spacecraftQuery}:id{[0-9]+}/`]: spacecraft.record,
    [routes.flightsQuery]: flights.list,
    [`${routes.flightsQuery}:id{[0-9]+}/`]: flights.record,
    [routes.configurationsQuery]: configurations.list,
    [`${routes.configurationsQuery}:id{[0-9]+}/`]: configurations.record,
  };
  return Object.fromEntries(Object.entries(endpoints).map(([path, endpoint]) => [path.slice(0, -1), endpoint]));
}

/** Everything below the service's root belongs to it, except files, whose names have an extension. */
function isServiceAddress(address: string, root: string): boolean {
  const { pathname } = new URL(address);
  return pathname.startsWith(root) && !pathname.slice(pathname.lastIndexOf('/')).includes('.');
}

const allow = { Allow: ALLOWED_METHODS.join(', ') };

const optionHeaders: MiddlewareHandler = (context, next) => {
  for (const [name, value] of Object.entries({ ...COMMON_HEADERS, ...allow })) context.header(name, value);
  return next();
};

const preflight = cors({
  origin: '*',
  allowMethods: ALLOWED_METHODS,
  // Clients of LL2 may send a key; the star does not cover that header.
  allowHeaders: ['*', 'Authorization'],
  maxAge: 86_400,
});

function refuseMethod({ req: { method } }: Context): Response {
  return errorResponse({ status: 405, body: { detail: `Method "${method}" not allowed.` } }, allow);
}

/** Refuses what LL2's server refuses too, and redirects to the final slash. */
const checkRequest: MiddlewareHandler = async (context, next) => {
  const { pathname, search, searchParams } = new URL(context.req.url);
  if (pathname.length + search.length > LONGEST_ADDRESS) {
    return problem(414, `The address is longer than ${LONGEST_ADDRESS} characters.`);
  }
  if (searchParams.size > MOST_PARAMETERS) return problem(400, `There are more than ${MOST_PARAMETERS} parameters.`);
  // Hono's `appendTrailingSlash` names the host, which a client can forge.
  if (!pathname.endsWith('/')) return redirect(`${pathname}/${search}`);
  const refusal = refuseFormat(searchParams);
  return refusal ? errorResponse(refusal) : next();
};

function problem(status: number, detail: string): Response {
  return errorResponse({ status, body: { detail } });
}

function redirect(location: string): Response {
  const headers = { ...COMMON_HEADERS, 'Cache-Control': CACHE_CONTROL, Location: location };
  return new Response(null, { status: 301, headers });
}
