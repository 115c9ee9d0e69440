/** Who was in space: on the day of the snapshot as a page, on any day as a file for its script. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { compareTexts } from '#domain/compare.ts';
import { formatDate, isDay } from '#domain/dates.ts';
import { craftLabel } from '#domain/mission-pair.ts';
import { daysOf } from '#domain/people.ts';
import type { Stay } from '#domain/people.ts';
import { spanHeads, spanRows, spansHeading } from '#explorer/span-rows.ts';
import type { SpanRow } from '#explorer/span-rows.ts';
import { encodeSpans, FIRST_DAY, lastConfirmedBefore, spansOn } from '#explorer/spans.ts';
import type { Span, SpanCraft, SpanEnd, Spans, SpansFile } from '#explorer/spans.ts';

import type { Link, Page } from './shared.ts';

/** All that the page shows without its script. */
export interface PeopleInSpacePage extends Page {
  heading: string;
  lead: string;
  /** Earliest and latest day that can be chosen, and the one that is shown. */
  earliest: string;
  day: string;
  /** Where the form leads. */
  action: string;
  caption: string;
  heads: typeof spanHeads;
  rows: readonly SpanRow[];
  /** Those who were up when it was last confirmed, before the day. */
  confirmedEarlier: readonly SpanRow[];
  further: readonly Link[];
}

/** Everyone's stays of which the days are known. */
const spansOf = memoize(({ catalogue }): Spans => {
  const stays = catalogue.people.flatMap((person) =>
    person.stays.flatMap((stay) => {
      const days = daysOf(stay);
      return days === null ? [] : [{ person, stay, days }];
    }),
  );
  const together = Map.groupBy(stays, ({ stay, days }) =>
    [...days, stay.up?.craft.id, stay.down?.craft.id, endOf(stay)].join(' '),
  );
  const spans = [...together.values()].flatMap(([one, ...others]): Span[] => {
    if (!one) return [];
    const { stay, days } = one;
    const people = [one, ...others].map(({ person: { id, name, segment } }) => ({ id, name, segment }));
    const end = endOf(stay);
    const up = stay.from !== null && isDay(stay.from) ? spanCraft(stay.up?.craft) : null;
    const down = end === 'landed' ? spanCraft(stay.down?.craft) : null;
    return [{ people, up, down, first: days[0], last: days[1], end }];
  });
  return {
    spans: spans.toSorted((a, b) => compareTexts(a.first, b.first) || compareTexts(a.last, b.last)),
    until: catalogue.source.fetched_at.slice(0, 10),
  };
});

function spanCraft(craft: Craft | undefined): SpanCraft | null {
  return craft ? { id: craft.id, name: craft.name, label: craftLabel(craft) } : null;
}

function endOf({ to, down, ongoingAt }: Stay): SpanEnd {
  if (ongoingAt !== null) return 'in space';
  if (to === null || !isDay(to)) return 'unknown';
  return down === null ? 'lost' : 'landed';
}

/** When everyone was up, for the script of the page. */
export function spansFile(context: SiteContext): SpansFile {
  return encodeSpans(spansOf(context));
}

/** The page, with the day of the snapshot. */
export function peopleInSpacePage(context: SiteContext): PeopleInSpacePage {
  const { routes } = context;
  const spans = spansOf(context);
  const day = spans.until;
  const rows = spanRows(routes, spansOn(spans, day));
  const heading = 'People in space';
  return {
    meta: {
      title: 'People in space on any day since 1961',
      description: `Who was in space on a day: ${formatDate(day)}, or any day since 1961, with the craft of each person.`,
      address: routes.peopleInSpace,
    },
    crumbs: [{ label: 'People', href: routes.people }],
    heading,
    ofMany: true,
    lead: 'Everyone who was aboard a craft of this atlas at any moment of the day, in UTC. A flight whose end is unknown counts on the day of its launch alone.',
    earliest: FIRST_DAY,
    day,
    action: routes.peopleInSpace,
    caption: spansHeading(day, rows),
    heads: spanHeads,
    rows,
    confirmedEarlier: spanRows(routes, lastConfirmedBefore(spans, day)),
    further: [
      { label: 'Everyone who flew', href: routes.people },
      { label: 'Craft in space', href: routes.inSpace },
    ],
  };
}
