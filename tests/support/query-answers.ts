/** Questions to the query engine and what tests compare of its answers. */
import { createCatalogue } from '#domain/catalogue.ts';
import { configurationResource, spacecraftResource, withNamePlaces } from '#domain/query-resources.ts';
import { pageQuery } from '#domain/query-string.ts';
import { createQuery } from '#domain/query.ts';
import type { Query } from '#domain/query.ts';
import type { Snapshot } from '#domain/schema.ts';

/** The query of a snapshot's spacecraft. */
export function queryOfSpacecraft(data: Snapshot) {
  const { spacecraft, configurations, statuses } = createCatalogue(data);
  return createQuery(spacecraftResource(configurations, statuses), spacecraft);
}

/** The query of a snapshot's configurations. */
export function queryOfConfigurations(data: Snapshot) {
  const { configurations, agencies } = createCatalogue(data);
  return createQuery(configurationResource(agencies), withNamePlaces(configurations));
}

/** An answer with its page as ids and its links as query strings, or a refusal. */
export function told<Row extends { id: number }>(query: Query<Row>, question: string) {
  const parameters = new URLSearchParams(question);
  const answer = query.answer(parameters);
  if (!answer.ok) return { status: answer.status, body: answer.body };
  const { rows, count, limit } = answer;
  const link = (offset: number | null) => (offset === null ? null : pageQuery(parameters, { limit, offset }));
  const body = { count, next: link(answer.next), previous: link(answer.previous), ids: rows.map(({ id }) => id) };
  return { status: 200, body };
}

/** The ids on an answer's page, in order, or the refusal. */
export const idsOf = <Row extends { id: number }>(query: Query<Row>, question: string) => {
  const answer = query.answer(new URLSearchParams(question));
  return answer.ok ? answer.rows.map(({ id }) => id) : answer;
};
