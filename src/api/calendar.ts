/** The calendar of flights (RFC 5545): flights of craft in space, planned launches, anniversaries of first flights. */
import ical, { ICalEventRepeatingFreq, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { ICalCalendar, ICalEventData } from 'ical-generator';

import type { SiteContext } from '#context.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { epochSeconds, isDay, isExact, periodEnd, yearOf } from '#domain/dates.ts';
import { destinationOf } from '#domain/destinations.ts';
import { quotable } from '#domain/field-changes.ts';
import type { PublishedHistory } from '#domain/history.ts';
import { fieldHistory, recordKey } from '#domain/record-history.ts';
import type { FieldChange } from '#domain/record-history.ts';
import { parseFlights } from '#domain/upgrade-snapshot.ts';
import type { Flight } from '#domain/flights.ts';
import type { FlightRecord } from '#domain/schema.ts';
import { outcomeLabels } from '#domain/labels.ts';

/** Seconds after which a program should look for news. */
const REFRESH_INTERVAL = 86_400;

/** A month, in seconds. */
const LONGEST_EVENT = 31 * 86_400;

/**
 * The calendar of a snapshot. Its bytes follow from snapshot and history alone: the stamp of every event is the snapshot's
 * date, an event keeps its UID as long as the record keeps the flight, and its sequence is the number of its changes.
 */
export function flightsCalendar(context: SiteContext): string {
  const { catalogue, history, routes, site } = context;
  const calendar = ical({
    name: `${site.name}: flights`,
    description: 'Flights of the craft in space, planned launches, and anniversaries of first flights.',
    prodId: { company: site.name, product: 'flights', language: 'EN' },
    url: site.origin + routes.calendar,
    ttl: REFRESH_INTERVAL,
  });
  const revisionOf = revisionsIn(history);
  const stamp = new Date(catalogue.source.fetched_at);
  for (const craft of catalogue.inSpace) {
    for (const event of eventsOf(context, craft, craft.flights, revisionOf)) add(calendar, stamp, event);
  }
  for (const craft of catalogue.spacecraft) {
    for (const event of eventsOf(context, craft, craft.plannedFlights, revisionOf)) add(calendar, stamp, event);
  }
  for (const configuration of catalogue.configurations) {
    const { maiden_flight } = configuration;
    if (maiden_flight === null || maiden_flight > catalogue.source.fetched_at) continue;
    add(calendar, stamp, anniversaryOf(context, configuration, maiden_flight, revisionOf));
  }
  return `${calendar.toString()}\r\n`;
}

type Event = Pick<ICalEventData, 'repeating' | 'status'> & {
  id: string;
  summary: string;
  description: string;
  url: string;
  /** As exact as is known, to the month at least. */
  at: string;
  revision: Revision;
};

/** How often an event changed since the history is kept, and when it last did. */
interface Revision {
  sequence: number;
  lastModified: Date;
}

/** The revision of an event, by its record and the fields that make it. */
type RevisionOf = (
  kind: 'spacecraft' | 'configuration',
  id: number,
  fields: Readonly<Record<string, (change: FieldChange) => boolean>>,
) => Revision;

function revisionsIn(history: PublishedHistory): RevisionOf {
  const changed = fieldHistory(history.entries);
  const added = new Map(
    history.entries.flatMap(({ at, added: rows }) => rows.map(({ kind, id }) => [recordKey(kind, id), at] as const)),
  );
  return (kind, id, fields) => {
    const key = recordKey(kind, id);
    const moments = Object.entries(fields).flatMap(([field, concerns]) =>
      (changed.get(key)?.get(field) ?? []).filter(concerns).map(({ at }) => at),
    );
    const since = added.get(key) ?? history.since;
    const times = [...new Set(moments)];
    return { sequence: times.length, lastModified: new Date(times.toSorted().at(-1) ?? since) };
  };
}

const always = () => true;

/** Whether a change of a craft's flights is about one of them: by its id, else by its place. */
function changes({ id }: FlightRecord, index: number): (change: FieldChange) => boolean {
  const find = (value: unknown) => {
    const flights = parseFlights(value) ?? [];
    return JSON.stringify(id === null ? flights[index] : flights.find((each) => each.id === id));
  };
  return ({ old, next }) => find(old) !== find(next);
}

function add(calendar: ICalCalendar, stamp: Date, { at, revision, ...event }: Event): void {
  calendar.createEvent({
    ...event,
    ...revision,
    stamp,
    ...spanOf(at),
    transparency: ICalEventTransparency.TRANSPARENT,
  });
}

/** A moment, a day, or all days of a week or a month. */
function spanOf(at: string): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
  if (isExact(at)) return { start: new Date(at), allDay: false };
  const days = isDay(at) ? at.slice(0, 10) : at;
  const start = new Date(epochSeconds(days) * 1000);
  // The end of an event is the first day after it; of a single day, none is written.
  return { start, allDay: true, ...(!isDay(at) && { end: new Date((periodEnd(at) + 1) * 1000) }) };
}

/** Whether a date is too vague for a calendar: a quarter, a year. */
function isVague(at: string): boolean {
  return periodEnd(at) - epochSeconds(at) > LONGEST_EVENT;
}

function eventsOf(
  { routes, site }: SiteContext,
  craft: Craft,
  flights: readonly Flight[],
  revisionOf: RevisionOf,
): Event[] {
  const url = site.origin + routes.craft(craft);
  const name = quotable(craft.name);
  return flights.flatMap((flight) => {
    const index = craft.allFlights.indexOf(flight);
    // Launch Library 2's id of the flight stays; its place is all there is where that is not known.
    const key = `spacecraft-${craft.id}-flight-${flight.id ?? `no-${index + 1}`}`;
    const mission = flight.mission === null ? '' : `, ${quotable(flight.mission)}`;
    const to = flight.destination === null ? '' : ` Destination: ${quotable(destinationOf(flight.destination).name)}.`;
    const outcome = flight.outcome === null ? '' : ` Outcome: ${outcomeLabels[flight.outcome].words}.`;
    const revision = revisionOf('spacecraft', craft.id, { name: always, flights: changes(flight, index) });
    const event = (part: 'launch' | 'end', at: string | null, what: string, description: string): Event[] =>
      at === null || isVague(at)
        ? []
        : [
            {
              id: uid(`${key}-${part}`, site.feedId),
              at,
              revision,
              summary: `${name}: ${what}${mission}`,
              description,
              url,
            },
          ];
    if (flight.outcome === 'planned') {
      const planned = event('launch', flight.launchDate, 'planned launch', `Planned launch of ${name}${mission}.${to}`);
      return planned.map((each) => ({ ...each, status: ICalEventStatus.TENTATIVE }));
    }
    return [
      ...event('launch', flight.launchDate, 'launch', `Launch of ${name}${mission}.${to}`),
      ...event('end', flight.endDate, 'mission end', `End of the mission of ${name}${mission}.${outcome}`),
    ];
  });
}

function anniversaryOf(
  { routes, site }: SiteContext,
  configuration: Configuration,
  day: string,
  revisionOf: RevisionOf,
): Event {
  const name = quotable(configuration.name);
  return {
    id: uid(`configuration-${configuration.id}-first-flight`, site.feedId),
    at: day,
    revision: revisionOf('configuration', configuration.id, { name: always, maiden_flight: always }),
    // 29 February comes in leap years alone; the last day of February is that day, and comes every year.
    repeating: {
      freq: ICalEventRepeatingFreq.YEARLY,
      ...(day.slice(4) === '-02-29' && { byMonth: [2], byMonthDay: [-1] }),
    },
    summary: `${name}: first flight, ${yearOf(day)}`,
    description: `Anniversary of the first flight of ${name}.`,
    url: site.origin + routes.configuration(configuration),
  };
}

/** A name that nobody else gives: by the authority of a `tag:` URI. */
function uid(name: string, feedId: string): string {
  return `${name}@${feedId.slice('tag:'.length, feedId.indexOf(','))}`;
}
