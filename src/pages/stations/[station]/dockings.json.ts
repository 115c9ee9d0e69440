import type { APIRoute, InferGetStaticPropsType } from 'astro';

import { dockingsJson } from '#api/station-dockings.ts';
import { context } from '#data/context.ts';
import { routes } from '#site.ts';
import { routeParam } from '#views/paging.ts';

export const getStaticPaths = () =>
  context.catalogue.stations.map((station) => ({
    params: { station: routeParam(routes.station(station), routes.stations) },
    props: { station },
  }));

/** The dockings at a station. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  Response.json(dockingsJson(props.station));
