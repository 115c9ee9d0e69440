/** The changes to one record, for its page. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { RecordKind } from '#domain/changes.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatShortDate } from '#domain/dates.ts';
import { fieldHistory, newFields, newFlights, recordKey } from '#domain/record-history.ts';
import type { SpacecraftRecord } from '#domain/schema.ts';
import { formatCount } from '#domain/labels.ts';

import { entryLinesOf } from './change-lines.ts';
import { dayAddress } from './changes.ts';
import type { PageFact } from './facts.ts';
import type { Link } from './shared.ts';

/** A change to a record: its day, and what changed. */
export interface RecordChange extends Link {
  /** The day, for `datetime`. */
  date: string;
  text: string;
}

/** The changes to a record, the newest first. */
export interface RecordChanges {
  rows: readonly RecordChange[];
  /** How many more there are, and where; null where all are shown. */
  more: Link | null;
}

/** Changes on a record's page. */
const MOST_CHANGES = 12;

const changesByRecord = memoize((context) =>
  Map.groupBy(
    entryLinesOf(context).flatMap(({ at, lines }) => lines.flatMap((line) => (line.record ? [{ at, ...line }] : []))),
    ({ key }) => key,
  ),
);

/** The changes to a record; null where there are none. */
export function changesTo(context: SiteContext, kind: RecordKind, id: number): RecordChanges | null {
  const all = changesByRecord(context).get(recordKey(kind, id)) ?? [];
  if (all.length === 0) return null;
  const older = all.length - MOST_CHANGES;
  return {
    rows: all.slice(0, MOST_CHANGES).map(({ at, after }) => ({
      label: formatShortDate(at),
      href: dayAddress(context, at),
      date: at.slice(0, 10),
      text: after.replace(/^[: ]+/, ''),
    })),
    more: older > 0 ? { label: formatCount(older, 'earlier change'), href: context.routes.changes } : null,
  };
}

const fieldsByRecord = memoize(({ history }) => fieldHistory(history.entries));
const snapshotMoment = ({ snapshot }: SiteContext) => snapshot.source.fetched_at;

/** Facts with a mark on those whose value changed lately. */
export function markNew(context: SiteContext, facts: readonly PageFact[], kind: RecordKind, id: number): PageFact[] {
  const found = newFields(fieldsByRecord(context).get(recordKey(kind, id)), snapshotMoment(context));
  return facts.map((fact) => marked(fact, found.get(fact.name ?? '')));
}

/** Fields in a craft's title, and the text for each when it is new. */
const titleFields = {
  name: () => 'name changed',
  serial_number: () => 'serial number changed',
  spacecraft_config: () => 'configuration changed',
  status: () => 'status changed',
  in_space: ({ in_space }) => (in_space ? 'now in space' : 'no longer in space'),
} as const satisfies Partial<Record<keyof SpacecraftRecord, (craft: Craft) => string>>;

/** What changed lately about a craft: its facts with marks, a note for its title, the indexes of its flights. */
export function newOf(
  context: SiteContext,
  craft: Craft,
  facts: readonly PageFact[],
): { facts: PageFact[]; news: string | null; flights: ReadonlySet<number> } {
  const ofCraft = fieldsByRecord(context).get(recordKey('spacecraft', craft.id));
  const found = newFields(ofCraft, snapshotMoment(context));
  const flights = newFlights(ofCraft?.get('flights'), craft.flights, snapshotMoment(context));
  if (flights?.firstLaunch) found.set('first_launch', flights.at);
  if (flights?.lastEnd) found.set('last_end', flights.at);
  const inTitle = Object.entries(titleFields).filter(([field]) => found.has(field));
  const latest = inTitle
    .map(([field]) => found.get(field) ?? '')
    .toSorted()
    .at(-1);
  return {
    facts: facts.map((fact) => marked(fact, found.get(fact.name ?? ''))),
    news:
      latest === undefined
        ? null
        : `${inTitle.map(([, words]) => words(craft)).join(', ')} (${formatShortDate(latest)})`,
    flights: flights?.rows ?? new Set(),
  };
}

function marked(fact: PageFact, at: string | undefined): PageFact {
  return at === undefined ? fact : { ...fact, changed: formatShortDate(at) };
}
