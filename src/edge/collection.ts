/** The two endpoints of one kind of record: its list and its records. */
import { pageQuery } from '../domain/query-string.ts';
import { createQuery, NOT_FOUND } from '../domain/query.ts';
import type { Mode, Page, Refusal, Resource } from '../domain/query.ts';
import { answerOf } from './answers.ts';
import type { Answer, Links } from './answers.ts';
import { hashOf, joined, textOf } from './texts.ts';
import type { RecordText } from './texts.ts';

/** The endpoints of one kind of record. */
export interface Collection {
  /** Answers a question about the list. */
  list: (url: URL) => Answer | Refusal;
  /** Answers with one record in its detailed shape. */
  record: (url: URL, id: number) => Answer | Refusal;
}

/** What a collection is made of. */
export interface CollectionOptions<Row extends { id: number }> {
  resource: Resource<Row>;
  rows: readonly Row[];
  /** The record in LL2's shape of each mode, its addresses as for `textOf`. */
  shapes: Readonly<Record<Mode, (row: Row) => object>>;
}

/** The endpoints of some rows. Each row is serialised once a mode, when it is first asked for. */
export function createCollection<Row extends { id: number }>(options: CollectionOptions<Row>): Collection {
  const { resource, rows, shapes } = options;
  const query = createQuery(resource, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const texts: Readonly<Record<Mode, Map<Row, RecordText>>> = { normal: new Map(), detailed: new Map() };

  function recordText(row: Row, mode: Mode): RecordText {
    let text = texts[mode].get(row);
    if (!text) {
      text = textOf(shapes[mode](row));
      texts[mode].set(row, text);
    }
    return text;
  }

  function list(url: URL): Answer | Refusal {
    const page = query.answer(url.searchParams);
    if (!page.ok) return page;
    const { next, previous } = linksOf(page, url);
    const records = page.rows.map((row) => recordText(row, page.mode));
    const head = `{"count":${page.count},"next":${JSON.stringify(next)},"previous":${JSON.stringify(previous)},"results":[`;
    const body = joined(records, inJson(url.origin), { head, tail: ']}' });
    // What else an answer holds follows from its address and the count.
    const tag = hashOf(`${page.count} ${records.map(({ hash }) => hash).join()}`);
    return answerOf(body, { tag, next, previous });
  }

  function record(url: URL, id: number): Answer | Refusal {
    const row = byId.get(id);
    if (!row) return NOT_FOUND;
    const text = recordText(row, 'detailed');
    return answerOf(joined([text], inJson(url.origin)), { tag: text.hash });
  }

  return { list, record };
}

/** Addresses of the pages after and before, at the host that was asked. */
function linksOf<Row>({ next, previous, limit }: Page<Row>, { origin, pathname, searchParams }: URL): Links {
  const at = (offset: number) => `${origin}${pathname}?${pageQuery(searchParams, { limit, offset })}`;
  return { next: next === null ? null : at(next), previous: previous === null ? null : at(previous) };
}

/** A text as it stands between the quotes of JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
