/** The page of somebody who flew, or is to fly. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { tickPath } from '#domain/axis.ts';
import { formatDate, formatShortDate, machineDate, yearOf } from '#domain/dates.ts';
import { formatShortDuration, spellDuration } from '#domain/durations.ts';
import { formatCount, formatList, NOT_RECORDED, UNKNOWN } from '#domain/labels.ts';
import { craftLabel } from '#domain/mission-pair.ts';
import type { PersonRecord, Ride, Stay } from '#domain/people.ts';
import { drawingOf, person as personDrawing } from '#drawings/drawings.ts';

import type { PageFact } from './facts.ts';
import { momentValue } from './flights.ts';
import type { MomentValue } from './flights.ts';
import { personEntity } from './json-ld.ts';
import type { LazyPage } from './paging.ts';
import { countryNames, timeValue } from './people.ts';
import { scaledFigure } from './scaled-figure.ts';
import type { ScaledFigure, ShelfItem } from './scaled-figure.ts';
import { axisOf, craftLink, sharedNames } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';

/** A craft in which somebody went up or came down. */
export interface RideCell extends Link {
  /** Mission and role. */
  note: string;
}

/** A flight of somebody: from launch to landing. */
export interface StayRow {
  launch: MomentValue;
  /** Null where it is not known. */
  up: RideCell | null;
  end: MomentValue;
  /** Null where it is not known, and for who is still up or was lost. */
  down: RideCell | null;
  /** What stands in place of a craft down. */
  noDown: string;
  time: Value;
}

/** All that the page shows. */
export interface PersonPage extends Page {
  name: string;
  lead: string;
  facts: readonly PageFact[];
  rows: readonly StayRow[];
  planned: readonly { craft: Link; text: string }[];
  craft: readonly ShelfItem[];
  /** The figure of 1.8 m beside them. */
  figure: ScaledFigure;
}

/** Everyone's page. */
export function personPages(context: SiteContext): LazyPage<PersonPage>[] {
  const { catalogue, routes } = context;
  const shared = sharedNames(catalogue.people);
  return catalogue.people.map((person) => ({
    address: routes.person(person),
    make: () => personPage(context, person, shared.has(person.name)),
  }));
}

/** @param sameName - whether somebody else has the name */
export function personPage(context: SiteContext, person: PersonRecord, sameName = false): PersonPage {
  const { routes } = context;
  const { name, stays } = person;
  const launches = stays.flatMap(({ from }) => from ?? []);
  const lead = leadOf(person);
  const number = sameName && person.id !== null ? `, record ${person.id}` : '';
  return {
    meta: {
      title: `${name}${number}: flights in space`,
      description: lead,
      address: routes.person(person),
      about: personEntity(context, person, countryNames(context, person.countries)),
    },
    crumbs: [{ label: 'People', href: routes.people }],
    ruler: {
      own: tickPath(axisOf(context), launches, 0, 14),
      sentence:
        launches.length === 0
          ? `${name}’s launches: none recorded`
          : `${name}’s ${formatCount(launches.length, 'launch', 'launches')}, ${yearSpan(launches)}`,
    },
    name,
    lead,
    facts: factsOf(context, person),
    rows: stays.map((stay) => stayRow(context, stay)),
    planned: person.planned.map(({ craft, flight, member }) => ({
      craft: craftLink(context, craft),
      text: [
        flight.mission,
        member.role,
        flight.launchDate === null ? null : `planned for ${formatDate(flight.launchDate)}`,
      ]
        .filter((part) => part !== null)
        .join(', '),
    })),
    craft: craftOf(context, person),
    figure: scaledFigure(context, personDrawing),
  };
}

function yearSpan(dates: readonly string[]): string {
  const years = [...new Set(dates.map(yearOf))].toSorted((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? String(first) : `${first} to ${last}`;
}

function leadOf({ name, stays, planned, seconds, complete }: PersonRecord): string {
  const [stay] = stays;
  if (!stay) {
    const [next] = planned;
    return next ? `${name} is in the crew of ${craftLabel(next.craft)}, a planned flight.` : `${name} has not flown.`;
  }
  const count = stays.length === 1 ? 'once' : stays.length === 2 ? 'twice' : `${stays.length} times`;
  const craft = [
    ...new Set(
      stays
        .flatMap(({ up, down }) => ((up ?? down) ? [(up ?? down) as Ride] : []))
        .map((ride) => craftLabel(ride.craft)),
    ),
  ];
  const most = 4;
  const flew = `${name} flew ${count} in craft of this atlas: ${craft.length > most ? `${craft.slice(0, most).join(', ')} and others` : formatList(craft)}.`;
  if (seconds === 0 && !complete) return flew;
  return `${flew} Time in space: ${complete ? '' : 'at least '}${spellDuration(seconds)}.`;
}

function factsOf(context: SiteContext, person: PersonRecord): PageFact[] {
  const { stays, agency } = person;
  const countries = countryNames(context, person.countries);
  const [first, last] = [stays[0], stays.at(-1)];
  const date = (label: string, moment: string | null | undefined): PageFact[] =>
    moment ? [{ label, value: formatDate(moment), datetime: machineDate(moment) ?? undefined }] : [];
  return [
    {
      label: countries.length > 1 ? 'Nationalities' : 'Nationality',
      value: countries.join(', ') || NOT_RECORDED,
      missing: countries.length === 0,
    },
    { label: 'Agency', value: agency ?? NOT_RECORDED, missing: agency === null },
    { label: 'Flights', value: String(stays.length) },
    ...(first ? [timeFact(person)] : []),
    ...date('First launch', first?.from),
    ...date(stays.length === 1 ? 'Return' : 'Last return', last?.to),
  ];
}

function timeFact(person: PersonRecord): PageFact {
  const { text, missing } = timeValue(person);
  const going = person.stays.find(({ ongoingAt }) => ongoingAt !== null)?.ongoingAt ?? null;
  return {
    label: 'Time in space',
    value: text,
    missing,
    ...(going !== null && !missing && { note: `as of ${formatDate(going)}` }),
  };
}

function stayRow(context: SiteContext, stay: Stay): StayRow {
  const cell = (ride: Ride | null): RideCell | null =>
    ride && {
      ...craftLink(context, ride.craft),
      note: [ride.flight.mission === craftLabel(ride.craft) ? null : ride.flight.mission, ride.member.role]
        .filter((part) => part !== null)
        .join(', '),
    };
  const { from, to, ongoingAt, seconds } = stay;
  return {
    launch: momentValue(from),
    up: cell(stay.up),
    end:
      ongoingAt === null
        ? momentValue(to)
        : { text: `in space as of ${formatShortDate(ongoingAt)}`, missing: true, time: null },
    down: cell(stay.down),
    noDown: to === null && ongoingAt === null ? UNKNOWN : '–',
    time: seconds === null ? { text: UNKNOWN, missing: true } : { text: formatShortDuration(seconds) },
  };
}

/** Drawings of the craft that somebody flew in, each craft once, in order of the first flight. */
function craftOf(context: SiteContext, { rides }: PersonRecord): ShelfItem[] {
  const craft = new Set<Craft>(rides.map((ride) => ride.craft));
  return [...craft].flatMap((each) => {
    const drawing = drawingOf(each.configuration);
    return drawing ? [{ ...craftLink(context, each), drawing: scaledFigure(context, drawing) }] : [];
  });
}
