/** The query parameters of the explorer: LL2's for spacecraft, and the atlas's own. */
import { positionsByName } from '#domain/compare.ts';
import { facetList } from '#domain/facets.ts';
import type { FacetValue } from '#domain/facets.ts';
import { intervalFilter } from '#domain/query-interval.ts';
import { spacecraftResource } from '#domain/query-resources.ts';
import { choiceParameter } from '#domain/query.ts';
import type { Resource } from '#domain/query.ts';

import { isUnknown } from './choices.ts';
import type { ExplorerCraft, ExplorerData } from './data.ts';
import { fields } from './fields.ts';

const idsOf = (rows: readonly FacetValue[]) => new Set(rows.map(({ id }) => id));

/**
 * The explorer's data as a resource of the query engine.
 *
 * @param data - everything that it knows
 */
export function explorerResource({ lists, craft }: ExplorerData): Resource<ExplorerCraft> {
  const upstream = spacecraftResource<ExplorerCraft>(lists.configuration, lists.status);
  const ofFacets = facetList.map(({ name, parameter }) => [
    parameter,
    choiceParameter(({ facets }: ExplorerCraft) => facets[name].map(({ id }) => id), idsOf(lists[name])),
  ]);
  return {
    ...upstream,
    filters: {
      ...(Object.fromEntries(ofFacets) as Resource<ExplorerCraft>['filters']),
      ...upstream.filters,
      flown: intervalFilter(({ spans }) => spans),
      unknown: (text) => isUnknown(text) ?? 'invalid',
    },
    orderings: { ...ownOrderings(craft), ...upstream.orderings },
  };
}

/** Names of the parameters that LL2 has as well, paging and ordering included. */
export const upstreamParameters = [
  'in_space',
  'is_placeholder',
  'limit',
  'name',
  'offset',
  'ordering',
  'search',
  'spacecraft_config',
  'status',
] as const;

/** Orderings of the atlas's own: by name as people sort, and by each field that is a number. */
function ownOrderings(craft: readonly ExplorerCraft[]): Resource<ExplorerCraft>['orderings'] {
  let places: ReadonlyMap<number, number> | null = null;
  const placeOf = ({ id }: ExplorerCraft) => (places ??= positionsByName(craft)).get(id) ?? null;
  const measured = fields.flatMap(({ ordering, measure }) =>
    ordering !== null && measure ? [[ordering, measure.value] as const] : [],
  );
  return { ...Object.fromEntries(measured), name: placeOf };
}
