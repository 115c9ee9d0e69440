/** The two endpoints of one kind of record: its list and its single records. */
import { pageQuery } from '../domain/query-string.ts';
import { createQuery, NOT_FOUND } from '../domain/query.ts';
import type { Mode, ResultPage, Refusal, Resource } from '../domain/query.ts';
import { createFragment, hashText, joinFragments } from './json-fragments.ts';
import type { JsonFragment } from './json-fragments.ts';
import { createResponse } from './responses.ts';
import type { JsonResponse, PageLinks } from './responses.ts';

/** The endpoints of one kind of record. */
export interface Collection {
  list: (url: URL) => JsonResponse | Refusal;
  /** One record in its detailed shape. */
  record: (url: URL, id: number) => JsonResponse | Refusal;
}

/** The records of a collection and how they are written. */
export interface CollectionOptions<Row extends { id: number }> {
  resource: Resource<Row>;
  rows: readonly Row[];
  /** The record in LL2's shape of each mode, with the placeholder of the origin in its addresses. */
  serializers: Readonly<Record<Mode, (row: Row) => object>>;
}

/** The endpoints of some rows. Each row is serialised once per mode, when it is first requested. */
export function createCollection<Row extends { id: number }>(options: CollectionOptions<Row>): Collection {
  const { resource, rows, serializers } = options;
  const query = createQuery(resource, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const fragments: Readonly<Record<Mode, Map<Row, JsonFragment>>> = { normal: new Map(), detailed: new Map() };

  function fragmentOf(row: Row, mode: Mode): JsonFragment {
    let fragment = fragments[mode].get(row);
    if (!fragment) {
      fragment = createFragment(serializers[mode](row));
      fragments[mode].set(row, fragment);
    }
    return fragment;
  }

  function list(url: URL): JsonResponse | Refusal {
    const page = query.answer(url.searchParams);
    if (!page.ok) return page;
    const { next, previous } = linksOf(page, url);
    const records = page.rows.map((row) => fragmentOf(row, page.mode));
    const head = `{"count":${page.count},"next":${JSON.stringify(next)},"previous":${JSON.stringify(previous)},"results":[`;
    const body = joinFragments(records, escapeForJson(url.origin), { head, tail: ']}' });
    // The rest of the response follows from its address and the count.
    const tag = hashText(`${page.count} ${records.map(({ hash }) => hash).join()}`);
    return createResponse(body, { tag, next, previous });
  }

  function record(url: URL, id: number): JsonResponse | Refusal {
    const row = byId.get(id);
    if (!row) return NOT_FOUND;
    const fragment = fragmentOf(row, 'detailed');
    return createResponse(joinFragments([fragment], escapeForJson(url.origin)), { tag: fragment.hash });
  }

  return { list, record };
}

/** The addresses of the next and the previous page, at the host of the request. */
function linksOf<Row>({ next, previous, limit }: ResultPage<Row>, { origin, pathname, searchParams }: URL): PageLinks {
  const addressOf = (offset: number) => `${origin}${pathname}?${pageQuery(searchParams, { limit, offset })}`;
  return { next: next === null ? null : addressOf(next), previous: previous === null ? null : addressOf(previous) };
}

function escapeForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
