/** Lists of the made-up Launch Library 2: their order and their pages. */
import type { JsonRecord } from './ll2-basics.ts';

/** The envelope of a list. */
export interface ServedPage {
  count: number;
  next: string | null;
  previous: string | null;
  results: JsonRecord[];
}

/** Rows in the order asked for; names that are no ordering are dropped, and without one the order is the table's own. */
export function ordered(rows: readonly JsonRecord[], ordering: string | null, known: readonly string[]): JsonRecord[] {
  const keys = (ordering ?? '').split(',').filter((key) => known.includes(key.replace(/^-/, '')));
  if (keys.length === 0) return physically(rows);
  return rows.toSorted((a, b) => {
    for (const key of keys) {
      const field = key.replace(/^-/, '');
      const [left, right] = key.startsWith('-') ? [b[field], a[field]] : [a[field], b[field]];
      if (left !== right) return (left as number | string) < (right as number | string) ? -1 : 1;
    }
    return 0;
  });
}

/** An order in which nobody could page: every seventh row first, as edited rows move in a table. */
function physically(rows: readonly JsonRecord[]): JsonRecord[] {
  return [...rows.filter((_, index) => index % 7 === 0), ...rows.filter((_, index) => index % 7 !== 0)];
}

/** A page of a list, as its address asks for it. */
export function pageOf(url: URL, rows: readonly JsonRecord[], shape: (row: JsonRecord) => JsonRecord): ServedPage {
  const asked = Number(url.searchParams.get('limit') ?? 10);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 100) : 10;
  const from = Number(url.searchParams.get('offset') ?? 0);
  const offset = Number.isInteger(from) && from > 0 ? from : 0;
  const at = (to: number) => {
    const link = new URL(url);
    link.searchParams.set('limit', String(limit));
    link.searchParams.set('offset', String(to));
    link.searchParams.sort();
    return link.href;
  };
  return {
    count: rows.length,
    next: offset + limit < rows.length ? at(offset + limit) : null,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    results: rows.slice(offset, offset + limit).map(shape),
  };
}
