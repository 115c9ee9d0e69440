/** The queries of the query service, for the OpenAPI document: parameters as the query engine has them. */
import { configurationResource, flightResource, spacecraftResource } from '#domain/query-resources.ts';
import { LONGEST_ADDRESS, MOST_PARAMETERS } from '#domain/query-string.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from '#domain/query.ts';
import { LL2_VERSION } from '#routes.ts';

import { component, jsonResponse } from './openapi-parts.ts';
import type { ApiResponse, Operation, Parameter, PathItem } from './openapi-parts.ts';
import type { JsonSchema } from './schemas.ts';

interface ResourceWords {
  plural: string;
  singular: string;
  /** Folder in the address. */
  folder: string;
  /** Component of the rows in each mode. */
  types: { normal: string; detailed: string };
  filters: readonly string[];
  orderings: readonly string[];
  /** What a search looks through. */
  searched: string;
}

const resources = {
  spacecraft: {
    plural: 'spacecraft',
    singular: 'spacecraft',
    folder: 'spacecraft',
    types: { normal: 'SpacecraftNormal', detailed: 'SpacecraftDetailed' },
    searched: 'name and name of the configuration',
    ...namesOf(spacecraftResource([], [])),
  },
  flights: {
    plural: 'flights',
    singular: 'flight',
    folder: 'spacecraft_flights',
    types: { normal: 'SpacecraftFlightNormal', detailed: 'SpacecraftFlightDetailed' },
    searched: 'name of the spacecraft and name of the mission',
    ...namesOf(flightResource([])),
  },
  configurations: {
    plural: 'configurations',
    singular: 'configuration',
    folder: 'spacecraft_configurations',
    types: { normal: 'ConfigurationNormal', detailed: 'ConfigurationDetailed' },
    searched: 'name, agency and its abbreviation',
    ...namesOf(configurationResource([])),
  },
} as const satisfies Record<string, ResourceWords>;

function namesOf({ filters, orderings }: { filters: object; orderings: object }) {
  return { filters: Object.keys(filters), orderings: Object.keys(orderings) };
}

/** Types of the parameters that filter, by their names, with what they mean. */
const filters: Readonly<Record<string, { type: 'integer' | 'boolean' | 'string'; description: string }>> = {
  agency: { type: 'integer', description: 'Id of the agency' },
  human_rated: { type: 'boolean', description: 'Whether it may carry people' },
  in_space: { type: 'boolean', description: 'Whether it is in space' },
  in_use: { type: 'boolean', description: 'Whether it is in use' },
  is_placeholder: { type: 'boolean', description: 'Whether it stands for a craft that is not yet named' },
  name: { type: 'string', description: 'The whole name, capitals included' },
  spacecraft: { type: 'integer', description: 'Id of the spacecraft' },
  spacecraft_config: { type: 'integer', description: 'Id of the configuration' },
  status: { type: 'integer', description: 'Id of the status' },
};

/**
 * The paths of the query service.
 *
 * @param examples - an id of each kind that exists; where there is none the path of a single record is left out
 */
export function queryPaths(
  examples: Readonly<Record<keyof typeof resources, string | number | undefined>>,
): [path: string, item: PathItem][] {
  const items = Object.entries(resources).flatMap(([name, words]): [string, PathItem][] => {
    const list = `/${LL2_VERSION}/${words.folder}/`;
    const example = examples[name as keyof typeof resources];
    const listItem: PathItem = { get: listOperation(words) };
    if (example === undefined) return [[list, listItem]];
    return [
      [list, listItem],
      [`${list}{id}/`, { get: recordOperation(words, example) }],
    ];
  });
  return [...items, [`/${LL2_VERSION}/api-throttle/`, { get: throttleOperation }]];
}

const throttleOperation: Operation = {
  operationId: 'api_throttle',
  tags: ['query'],
  summary: 'The limits of calls, which are none',
  responses: {
    200: jsonResponse('The limits', {
      type: 'object',
      required: ['your_request_limit', 'limit_frequency_secs', 'current_use', 'next_use_secs', 'ident'],
      properties: {
        your_request_limit: { type: 'integer' },
        limit_frequency_secs: { type: 'integer' },
        current_use: { type: 'integer' },
        next_use_secs: { type: 'integer' },
        ident: { type: 'string' },
      },
    }),
  },
};

function listOperation(words: ResourceWords): Operation {
  return {
    operationId: `${words.folder}_list`,
    tags: ['query'],
    summary: `The ${words.plural} that match, a page at a time`,
    parameters: [
      ...words.filters.map((name) =>
        queryParameter(name, { type: filters[name]?.type ?? 'string' }, filters[name]?.description ?? name),
      ),
      queryParameter('search', { type: 'string' }, `Words of which each is in ${words.searched}`),
      queryParameter(
        'ordering',
        { type: 'string' },
        `Fields by which to order, by comma, each with a minus to turn it round: ${words.orderings.join(', ')}`,
      ),
      queryParameter('mode', { type: 'string', enum: Object.keys(words.types), default: 'normal' }, 'How much of each'),
      queryParameter('limit', { type: 'integer', default: DEFAULT_LIMIT, maximum: MAX_LIMIT }, 'How many on a page'),
      queryParameter('offset', { type: 'integer', default: 0 }, 'How many to pass over'),
      queryParameter('format', { type: 'string', enum: ['json'] }, 'There is no other'),
    ],
    responses: {
      200: jsonResponse('A page', {
        type: 'object',
        required: ['count', 'next', 'previous', 'results'],
        properties: {
          count: { type: 'integer' },
          next: { type: ['string', 'null'] },
          previous: { type: ['string', 'null'] },
          results: { type: 'array', items: { anyOf: Object.values(words.types).map(component) } },
        },
      }),
      400: jsonResponse(
        `A filter or mode that does not exist, with a sentence for each; or more than ${MOST_PARAMETERS} parameters`,
        { type: 'object' },
      ),
      404: detailAnswer('A format that does not exist'),
      414: detailAnswer(`An address of more than ${LONGEST_ADDRESS} characters`),
    },
  };
}

function recordOperation(words: ResourceWords, example: string | number): Operation {
  return {
    operationId: `${words.folder}_retrieve`,
    tags: ['query'],
    summary: `One ${words.singular}`,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 }, example }],
    responses: {
      200: jsonResponse('The record', component(words.types.detailed)),
      404: detailAnswer('There is no such record'),
    },
  };
}

function queryParameter(name: string, schema: JsonSchema, description: string): Parameter {
  return { name, in: 'query', schema, description };
}

function detailAnswer(description: string): ApiResponse {
  return jsonResponse(description, {
    type: 'object',
    required: ['detail'],
    properties: { detail: { type: 'string' } },
  });
}
