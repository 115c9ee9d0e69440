/** The OpenAPI 3.1 document: every file of the API, and the queries of the query service. */
import { LL2_VERSION, apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import { apiFiles, apiFileNames, mediaTypes, orderingKeys, variableOf } from './files.ts';
import { queryPaths } from './openapi-query.ts';
import type { OpenApiDocument, Operation, Parameter, PathItem } from './openapi-parts.ts';
import { componentOf, schemaComponents, schemaNames, schemas } from './schemas.ts';
import type { JsonSchema, SchemaName } from './schemas.ts';

/** What the document says of a site. */
export interface OpenApiFacts {
  title: string;
  /** Full address of the folder of all files, with a final slash. */
  folder: string;
  /** Full address of the page about the data. */
  homepage: string;
  /** A value for each family of files, of a file that is there; families without one are left out. */
  examples: Readonly<Partial<Record<ApiFileName, string | number>>>;
}

const tags = {
  files: 'Files, as any host of static files serves them',
  query: 'The query service, where one runs: the same parameters, answers and errors as Launch Library 2',
} as const;

/** The document. */
export function openApiDocument({ title, folder, homepage, examples }: OpenApiFacts): OpenApiDocument {
  const files = apiFileNames.filter((name) => variableOf(name) === null || examples[name] !== undefined);
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: LL2_VERSION,
      summary: 'Every spacecraft that Launch Library 2 knows, in its own shapes',
      description: `What the files hold, how to cite them, and what may be done with them: ${homepage}`,
    },
    servers: [{ url: folder.replace(/\/$/, '') }],
    security: [],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries<PathItem>([
      ...files.map((name): [string, PathItem] => [`/${apiPaths[name]}`, { get: fileOperation(name, examples[name]) }]),
      ...queryPaths({
        spacecraft: examples.craft,
        flights: examples.flight,
        configurations: examples.configuration,
      }),
    ]),
    components: { schemas: schemaComponents() },
  };
}

function fileOperation(name: ApiFileName, example: string | number | undefined): Operation {
  const { description, type, schema } = apiFiles[name];
  const variable = variableOf(name);
  return {
    operationId: name,
    tags: ['files'],
    summary: description,
    ...(variable !== null && { parameters: [pathParameter(name, variable, example)] }),
    responses: {
      200: { description: 'The file', content: { [mediaTypes[type]]: { schema: bodyOf(type, schema) } } },
      ...(name === 'craft' && {
        410: {
          description: 'No longer listed; a host of static files sends what is left with 200, known by gone_since',
        },
      }),
      ...(variable !== null && { 404: { description: 'There is no such file' } }),
    },
  };
}

/** What stands in a body: a published type, any JSON of a public standard, or text. */
function bodyOf(type: keyof typeof mediaTypes, schema: string | null): JsonSchema {
  if (type === 'sqlite') return { type: 'string', contentMediaType: mediaTypes.sqlite };
  if (type !== 'json') return { type: 'string' };
  return isSchemaName(schema) ? componentOf(schema) : { type: 'object' };
}

function isSchemaName(schema: string | null): schema is SchemaName {
  return schema !== null && Object.hasOwn(schemas, schema);
}

function pathParameter(name: ApiFileName, variable: string, example: string | number | undefined): Parameter {
  return { name: variable, in: 'path', required: true, schema: variableSchema(name, variable), example };
}

function variableSchema(name: ApiFileName, variable: string): JsonSchema {
  if (variable === 'ordering') return { type: 'string', enum: [...orderingKeys] };
  if (name === 'schema') return { type: 'string', enum: [...schemaNames] };
  if (variable === 'from') return { type: 'string', pattern: String.raw`^\d{8}T\d{6}Z$` };
  return { type: 'integer', minimum: variable === 'page' ? 2 : 1 };
}
