/** What the OpenAPI document is made of: as much of OpenAPI 3.1 as an interface needs that can only be read. */
import { COMPONENTS } from './schemas.ts';
import type { JsonSchema } from './schemas.ts';

/** A parameter of a path or of a query. */
export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  description?: string;
  schema: JsonSchema;
  example?: string | number | undefined;
}

/** An answer. */
export interface ApiResponse {
  description: string;
  content?: Readonly<Record<string, { schema: JsonSchema }>>;
}

/** Something to read. */
export interface Operation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  parameters?: readonly Parameter[];
  responses: Readonly<Record<number, ApiResponse>>;
}

/** A path. */
export interface PathItem {
  get: Operation;
}

/** The whole document. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; summary: string; description: string };
  servers: readonly { url: string }[];
  /** Empty: nothing asks for a key. */
  security: readonly [];
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, PathItem>>;
  components: { schemas: Readonly<Record<string, JsonSchema>> };
}

/** A reference to a component. */
export function component(type: string): JsonSchema {
  return { $ref: `${COMPONENTS}${type}` };
}

/** An answer in JSON. */
export function jsonResponse(description: string, schema: JsonSchema): ApiResponse {
  return { description, content: { 'application/json': { schema } } };
}
