/** The two endpoints of one kind of record: its list and its records. */
import { createQuery, pageQuery } from '../domain/query.ts';
import type { Mode, Page, Resource } from '../domain/query.ts';
import { answerRefusal, answerText, refuse } from './answers.ts';
import type { Link } from './answers.ts';
import { hashOf, textFor, textOf } from './texts.ts';
import type { RecordText } from './texts.ts';

/** The endpoints of one kind of record. */
export interface Collection {
  /** Answers a question about the list. */
  list: (request: Request, url: URL) => Response;
  /** Answers with one record in its detailed shape; null where there is none. */
  record: (request: Request, url: URL, id: number) => Response | null;
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

  function list(request: Request, url: URL): Response {
    const page = query.answer(url.searchParams);
    if (!page.ok) return answerRefusal(page);
    const links = linksOf(page, url);
    const origin = inJson(url.origin);
    const records = page.rows.map((row) => recordText(row, page.mode));
    const [next = 'null', previous = 'null'] = (['next', 'prev'] as const).map((rel) => {
      const link = links.find((each) => each.rel === rel);
      return link && JSON.stringify(link.href);
    });
    const head = `{"count":${page.count},"next":${next},"previous":${previous},"results":[`;
    const body = `${head}${records.map((record) => textFor(record, origin)).join(',')}]}`;
    const tag = hashOf([origin, head, ...records.map(({ hash }) => hash)].join('\n'));
    return answerText(request, body, { tag, links });
  }

  function record(request: Request, url: URL, id: number): Response | null {
    const refusal = refuse(url.searchParams);
    if (refusal) return refusal;
    const row = byId.get(id);
    if (!row) return null;
    const text = recordText(row, 'detailed');
    const origin = inJson(url.origin);
    return answerText(request, textFor(text, origin), { tag: hashOf(`${origin}\n${text.hash}`) });
  }

  return { list, record };
}

/** The pages before and after, at the address that was asked. */
function linksOf<Row>({ next, previous, limit }: Page<Row>, { origin, pathname, searchParams }: URL): Link[] {
  const at = (offset: number) => `${origin}${pathname}?${pageQuery(searchParams, { limit, offset })}`;
  return [
    ...(next === null ? [] : [{ rel: 'next' as const, href: at(next) }]),
    ...(previous === null ? [] : [{ rel: 'prev' as const, href: at(previous) }]),
  ];
}

/** A text as it stands between the quotes of JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
