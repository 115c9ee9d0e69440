/** The calendar of flights (RFC 5545): launches and ends of craft in space, anniversaries of first flights. */
import ical, { ICalEventRepeatingFreq, ICalEventTransparency } from 'ical-generator';
import type { ICalCalendar, ICalEventData } from 'ical-generator';

import type { Catalogue, Configuration, Craft } from '#domain/catalogue.ts';
import { isExact, yearOf } from '#domain/dates.ts';
import { quotable } from '#domain/field-changes.ts';
import { outcomes } from '#domain/words.ts';
import { routes } from '#site.ts';

/** What a calendar says about the site that it comes from. */
interface Publisher {
  name: string;
  /** Scheme, host and port. */
  origin: string;
}

/**
 * The calendar of a snapshot. Its bytes follow from the snapshot alone: the stamp of every event is the snapshot's date,
 * and an event keeps its UID as long as the record keeps the flight.
 */
export function flightsCalendar(catalogue: Catalogue, publisher: Publisher): string {
  const calendar = ical({
    name: `${publisher.name}: flights`,
    description: 'Launches and ends of missions of the craft in space, and anniversaries of first flights.',
    prodId: { company: publisher.name, product: 'flights', language: 'EN' },
    url: publisher.origin + routes.calendar,
  });
  const stamp = new Date(catalogue.source.fetched_at);
  for (const craft of catalogue.inSpace) {
    for (const event of eventsOf(craft, publisher)) add(calendar, stamp, event);
  }
  for (const configuration of catalogue.configurations) {
    const { maiden_flight } = configuration;
    if (maiden_flight === null || maiden_flight > catalogue.source.fetched_at) continue;
    add(calendar, stamp, anniversaryOf(configuration, maiden_flight, publisher));
  }
  return `${calendar.toString()}\r\n`;
}

type Event = Pick<ICalEventData, 'repeating'> & {
  id: string;
  summary: string;
  description: string;
  url: string;
  /** A date, or a moment. */
  at: string;
};

function add(calendar: ICalCalendar, stamp: Date, { at, ...event }: Event): void {
  calendar.createEvent({
    ...event,
    stamp,
    start: new Date(at),
    allDay: !isExact(at),
    transparency: ICalEventTransparency.TRANSPARENT,
  });
}

function eventsOf(craft: Craft, { origin }: Publisher): Event[] {
  const host = new URL(origin).hostname;
  const url = origin + routes.craft(craft);
  const name = quotable(craft.name);
  return craft.flights.flatMap((flight, index) => {
    // Launch Library 2's id of the flight stays; its place is all there is where that is not known.
    const key = `spacecraft-${craft.id}-flight-${flight.id ?? `no-${index + 1}`}`;
    const mission = flight.mission === null ? '' : `, ${quotable(flight.mission)}`;
    const to = flight.destination === null ? '' : ` Destination: ${quotable(flight.destination)}.`;
    const outcome = flight.outcome === null ? '' : ` Outcome: ${outcomes[flight.outcome].words}.`;
    const event = (part: 'launch' | 'end', at: string | null, what: string, description: string): Event[] =>
      at === null
        ? []
        : [{ id: `${key}-${part}@${host}`, at, summary: `${name}: ${what}${mission}`, description, url }];
    return [
      ...event('launch', flight.launch.net, 'launch', `Launch of ${name}${mission}.${to}`),
      ...event('end', flight.mission_end, 'mission end', `End of the mission of ${name}${mission}.${outcome}`),
    ];
  });
}

function anniversaryOf(configuration: Configuration, day: string, { origin }: Publisher): Event {
  const name = quotable(configuration.name);
  return {
    id: `configuration-${configuration.id}-first-flight@${new URL(origin).hostname}`,
    at: day,
    repeating: { freq: ICalEventRepeatingFreq.YEARLY },
    summary: `${name}: first flight, ${yearOf(day)}`,
    description: `Anniversary of the first flight of ${name}.`,
    url: origin + routes.configuration(configuration),
  };
}
