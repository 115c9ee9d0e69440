/** The published schemas: what each JSON file of the API promises, as JSON Schema made from the shapes. */
import { z } from 'zod';

import { diffSchema, publishedHistorySchema } from '#domain/history.ts';
import { snapshotSchema } from '#domain/schema.ts';

import { dataPackageShape } from './data-package.ts';
import { indexShape } from './index-file.ts';
import {
  spacecraftFlightDetailedShape,
  spacecraftFlightListShape,
  spacecraftFlightNormalShape,
} from './shapes-flight-details.ts';
import {
  configurationDetailedShape,
  configurationListShape,
  spacecraftDetailedShape,
  spacecraftListShape,
} from './shapes.ts';

/** Every schema, by its name in the address. Each carries an `id`: the name of its type in OpenAPI. */
export const schemas = {
  spacecraft: spacecraftDetailedShape,
  'spacecraft-list': spacecraftListShape,
  'spacecraft-flight': spacecraftFlightDetailedShape,
  'spacecraft-flight-list': spacecraftFlightListShape,
  configuration: configurationDetailedShape,
  'configuration-list': configurationListShape,
  snapshot: snapshotSchema.meta({ id: 'Snapshot', description: 'The snapshot that everything here is made from' }),
  changes: publishedHistorySchema.meta({
    id: 'Changes',
    description: 'What changed from snapshot to snapshot, newest last',
  }),
  diff: diffSchema.meta({ id: 'Diff', description: 'What changed since an earlier snapshot' }),
  'data-package': dataPackageShape,
  index: indexShape,
} as const satisfies Record<string, z.ZodType>;

/** Types that only the query service sends. */
const serviceShapes = [spacecraftFlightNormalShape];

export type SchemaName = keyof typeof schemas;

export const schemaNames = Object.keys(schemas) as SchemaName[];

/** A JSON Schema, as a document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A schema as it is published.
 *
 * @param id - its full address
 */
export function publishedSchema(name: SchemaName, id: string): JsonSchema {
  const { $schema, ...schema } = jsonSchema(schemas[name]);
  return { $schema, $id: id, ...schema };
}

/** Where OpenAPI keeps its types. */
export const COMPONENTS = '#/components/schemas/';

/** The types of all schemas as components of an OpenAPI document, by their names. */
export function schemaComponents(): Record<string, JsonSchema> {
  const published = [...schemaNames.map((name) => schemas[name]), ...serviceShapes];
  const all = Object.fromEntries(published.flatMap((shape) => Object.entries(jsonSchema(shape)['$defs'] ?? {})));
  return JSON.parse(JSON.stringify(all).replaceAll('"#/$defs/', `"${COMPONENTS}`)) as Record<string, JsonSchema>;
}

/** A reference to the type of a schema in an OpenAPI document. */
export function componentOf(name: SchemaName): JsonSchema {
  return { $ref: `${COMPONENTS}${schemas[name].meta()?.id ?? ''}` };
}

function jsonSchema(shape: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(shape, { override: loosen });
}

/** Unknown fields are allowed, since more may be added; and a whole number needs no word about how large it may be. */
function loosen({ jsonSchema: schema }: { jsonSchema: Record<string, unknown> }): void {
  if (schema['additionalProperties'] === false) delete schema['additionalProperties'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
}
