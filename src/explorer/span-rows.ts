/** Spans as rows of a table, one row per person: the page and its script write the same. */
import { formatDate, formatShortDate } from '#domain/dates.ts';
import { formatCount } from '#domain/labels.ts';

import type { Routes } from '../routes.ts';
import type { Span, SpanCraft } from './spans.ts';

/** A text that may lead somewhere. */
export interface SpanCell {
  text: string;
  href: string | null;
}

/** Somebody who was up. */
export interface SpanRow {
  name: SpanCell;
  up: SpanCell;
  launch: string;
  down: SpanCell;
  end: string;
}

/** Heads of the columns, by the cells of a row. */
export const spanHeads = {
  name: 'Name',
  up: 'Went up in',
  launch: 'Launch',
  down: 'Came down in',
  end: 'End',
} as const satisfies Record<keyof SpanRow, string>;

/** The rows of some spans, in their order. */
export function spanRows(routes: Routes, spans: readonly Span[]): SpanRow[] {
  return spans.flatMap((span) =>
    span.people.map((person) => ({
      name: { text: person.name, href: routes.person(person) },
      up: craftCell(routes, span.up, 'unknown'),
      launch: span.up === null ? 'unknown' : formatShortDate(span.first),
      down: craftCell(routes, span.down, span.end === 'unknown' ? 'unknown' : '–'),
      end: formatEnd(span),
    })),
  );
}

function craftCell(routes: Routes, craft: SpanCraft | null, none: string): SpanCell {
  return craft === null ? { text: none, href: null } : { text: craft.label, href: routes.craft(craft) };
}

function formatEnd({ end, last }: Span): string {
  if (end === 'unknown') return 'unknown';
  return end === 'in space' ? `in space as of ${formatShortDate(last)}` : formatShortDate(last);
}

/** @example 'In space on 23 August 2026: 10 people' */
export function spansHeading(day: string, rows: readonly SpanRow[]): string {
  // Somebody who landed and was launched again is one person.
  const count = new Set(rows.map(({ name }) => name.href)).size;
  const people = count === 0 ? 'nobody' : formatCount(count, 'person', 'people');
  return `In space on ${formatDate(day)}: ${people}`;
}
