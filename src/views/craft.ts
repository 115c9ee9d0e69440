/** The page of one craft. */
import { catalogue } from '#data/catalogue.ts';
import { closeAxis } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { dateInWords, timeOfDay, yearOf } from '#domain/dates.ts';
import { durationExactly, durationInWords } from '#domain/durations.ts';
import { evidenceKinds } from '#domain/schema.ts';
import type { EvidenceKind } from '#domain/schema.ts';
import { craftDescription, craftSummary } from '#domain/sentences.ts';
import {
  capitalised,
  countOf,
  inSpaceWords,
  kilogramsInWords,
  listInWords,
  metresInWords,
  NO_DOCKING,
  NOT_RECORDED,
  numberInWords,
  spelled,
  statusWords,
  typeLabel,
} from '#domain/words.ts';
import type { StatusWords } from '#domain/words.ts';
import { drawingOf, sideViewOf } from '#drawings/drawings.ts';
import { nameVariants } from '#search/variants.ts';
import { routes } from '#site.ts';

import type { Fact } from './facts.ts';
import { flightTable } from './flights.ts';
import type { FlightTable } from './flights.ts';
import { createPlate } from './plate.ts';
import type { Plate } from './plate.ts';
import { placeInWords, placeOf, placeOnly, rankings } from './rankings.ts';
import type { RankingName } from './rankings.ts';
import { craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { launchesOf, rulerOf } from './shared.ts';
import type { Link, PageMeta, Ruler } from './shared.ts';

/** A craft's neighbours in one order. */
export interface NeighbourRow {
  order: string;
  before: (Link & { value: string }) | null;
  place: string;
  of: string;
  after: (Link & { value: string }) | null;
}

/** All that a craft's page shows. */
export interface CraftPage {
  meta: PageMeta;
  id: number;
  crumbs: readonly Link[];
  ruler: Ruler;
  name: string;
  configuration: Link | null;
  serialNumber: string | null;
  statuses: readonly StatusWords[];
  placeholder: boolean;
  summary: string;
  plate: Plate | null;
  facts: readonly Fact[];
  description: string | null;
  flights: FlightTable | null;
  noFlights: string;
  kin: { heading: string; note: string; all: Link; rows: readonly CraftRow[]; axis: YearAxis } | null;
  previous: Link | null;
  next: Link | null;
  neighbours: readonly NeighbourRow[];
  record: { sentences: readonly string[]; doubts: readonly string[]; links: readonly Link[] };
  /** What the full-text search takes besides the text: the serial number and other spellings. */
  search: { serialNumber: string | null; variants: string };
}

/** Rows of kin on one page; more would bury the craft's own facts. */
const MOST_KIN = 20;

const sameName = new Map<string, number>();
for (const { name } of catalogue.spacecraft) sameName.set(name, (sameName.get(name) ?? 0) + 1);

/** Every craft's page. */
export function craftPages(): CraftPage[] {
  return catalogue.spacecraft.map(craftPage);
}

function craftPage(craft: Craft): CraftPage {
  const { configuration } = craft;
  const kin = configuration ? kinOf(configuration) : [];
  const place = kin.findIndex((each) => each.id === craft.id);
  const twin = (sameName.get(craft.name) ?? 0) > 1 ? `, record ${craft.id}` : '';
  const drawing = drawingOf(configuration);
  const side = drawing?.view === 'plan' ? sideViewOf(drawing) : null;
  return {
    meta: {
      title: `${craft.name}${twin}${configuration ? `, ${configuration.name}` : ''}`,
      description: craftDescription(craft),
      address: routes.craft(craft),
      ...(craft.is_placeholder && { noindex: true }),
    },
    id: craft.id,
    crumbs: [
      { label: 'Atlas', href: routes.home },
      { label: 'Spacecraft', href: routes.spacecraft },
      ...(configuration ? [configurationLink(configuration)] : []),
    ],
    ruler: rulerOf(`${craft.name}’s`, [craft]),
    name: craft.name,
    configuration: configuration && configurationLink(configuration),
    serialNumber: craft.serial_number,
    statuses: [...(craft.in_space ? [inSpaceWords] : []), statusWords(craft.status?.name ?? null)],
    placeholder: craft.is_placeholder,
    summary: craftSummary(craft),
    plate:
      drawing && configuration
        ? createPlate(configuration.name, side ? [drawing, side] : [drawing], configuration.height)
        : null,
    facts: craftFacts(craft),
    description: craft.description.trim() || null,
    flights: flightTable(craft),
    noFlights: craft.flights_count === 0 ? 'The record counts no flight of it.' : 'Its flights are not in the record.',
    kin: configuration && kin.length > 1 ? kinTable(craft, configuration, kin, place) : null,
    previous: linkTo(kin[place - 1]),
    next: linkTo(kin[place + 1]),
    neighbours: (Object.keys(rankings) as RankingName[]).flatMap((name) => neighbourRow(craft, name) ?? []),
    record: aboutRecord(craft),
    search: searchData(craft),
  };
}

function configurationLink(configuration: Configuration): Link {
  return { label: configuration.name, href: routes.configuration(configuration) };
}

function linkTo(craft: Craft | undefined): Link | null {
  return craft ? { label: craft.name, href: routes.craft(craft) } : null;
}

function kinOf(configuration: Configuration): readonly Craft[] {
  return catalogue.groups.configuration.find(({ value }) => value.id === configuration.id)?.craft ?? [];
}

function kinTable(craft: Craft, configuration: Configuration, kin: readonly Craft[], place: number): CraftPage['kin'] {
  const from = Math.max(0, Math.min(place - MOST_KIN / 2, kin.length - MOST_KIN));
  const shown = kin.slice(from, from + MOST_KIN);
  const axis = closeAxis([...launchesOf(shown), ...shown.flatMap((each) => each.lastFlight?.mission_end ?? [])]);
  const flown = configuration.spacecraft_flown;
  const some = shown.length < kin.length ? `${shown.length} of ${kin.length} here` : null;
  const counts = [some, flown === null ? null : `${numberInWords(flown)} flown as the record counts`].filter(Boolean);
  return {
    heading: `The ${spelled(kin.length)} ${configuration.name} craft here`,
    note: `In order of first launch${counts.length > 0 ? `; ${counts.join(', ')}` : ''}.`,
    all: { label: `All of ${configuration.name}`, href: routes.configuration(configuration) },
    rows: craftRows(shown, { axis, own: craft.id, bar: (each) => each.timeInSpace }),
    axis,
  };
}

function neighbourRow(craft: Craft, name: RankingName): NeighbourRow | null {
  const { label, words, among } = rankings[name];
  const place = placeOf(name, craft);
  if (!place) return null;
  const beside = (each: Craft | null) => each && { label: each.name, href: routes.craft(each), value: words(each) };
  return {
    order: label,
    before: beside(place.before),
    place: placeOnly(place),
    of: `of ${place.of}${among}`,
    after: beside(place.after),
  };
}

function craftFacts(craft: Craft): Fact[] {
  const single = craft.flights.length === 1 ? craft.firstFlight : null;
  return [
    flightsFact(craft),
    endsFact(craft),
    ...(single
      ? [
          { label: 'Mission', value: single.mission ?? NOT_RECORDED, missing: single.mission === null },
          { label: 'Destination', value: single.destination ?? NOT_RECORDED, missing: single.destination === null },
        ]
      : []),
    timeInSpaceFact(craft),
    timeDockedFact(craft),
    turnaroundFact(craft),
    momentFact('First launch', craft.firstFlight?.launch.net ?? null, single ? null : craft.firstFlight?.mission),
    lastEndFact(craft, single !== null),
    ...configurationFacts(craft.configuration),
  ];
}

function flightsFact(craft: Craft): Fact {
  if (craft.flights_count === null) return { label: 'Flights', value: NOT_RECORDED, missing: true };
  return { label: 'Flights', value: numberInWords(craft.flights_count), note: placeInWords('flights', craft) };
}

function endsFact(craft: Craft): Fact {
  const ended = craft.mission_ends_count;
  if (ended === null) return { label: 'Missions completed', value: NOT_RECORDED, missing: true };
  const going = (craft.flights_count ?? 0) - ended;
  const note = craft.in_space && going === 1 ? 'one goes on' : undefined;
  return { label: 'Missions completed', value: numberInWords(ended), note };
}

function timeInSpaceFact(craft: Craft): Fact {
  const label = 'Time in space';
  if (craft.timeInSpace === null) return { label, value: NOT_RECORDED, missing: true };
  const exact = craft.time_in_space ?? undefined;
  if (craft.timeInSpace === 0) return { label, value: 'none', datetime: exact };
  return {
    label,
    value: durationInWords(craft.timeInSpace),
    datetime: exact,
    title: durationExactly(craft.timeInSpace),
    note: craft.in_space ? `when read, ${dateInWords(craft.as_of)}` : placeInWords('timeInSpace', craft),
  };
}

function timeDockedFact(craft: Craft): Fact {
  const label = 'Time docked';
  if (craft.seconds.time_docked === null) return { label, value: NOT_RECORDED, missing: true };
  const exact = craft.time_docked ?? undefined;
  if (craft.timeDocked === null) return { label, value: NO_DOCKING, datetime: exact, missing: true };
  return {
    label,
    value: durationInWords(craft.timeDocked),
    datetime: exact,
    title: durationExactly(craft.timeDocked),
    note: craft.in_space ? undefined : placeInWords('timeDocked', craft),
  };
}

function turnaroundFact(craft: Craft): Fact {
  const label = 'Fastest turnaround';
  const seconds = craft.seconds.fastest_turnaround;
  if (seconds !== null) {
    return {
      label,
      value: durationInWords(seconds),
      datetime: craft.fastest_turnaround ?? undefined,
      title: durationExactly(seconds),
      note: placeInWords('turnaround', craft),
    };
  }
  if (craft.flights_count === 0) return { label, value: 'has not flown', missing: true };
  if (craft.flights_count === 1) {
    return { label, value: craft.status?.name === 'Single Use' ? 'flies once' : 'flew once', missing: true };
  }
  return { label, value: NOT_RECORDED, missing: true };
}

function momentFact(label: string, moment: string | null, note?: string | null): Fact {
  if (moment === null) return { label, value: NOT_RECORDED, missing: true };
  const time = timeOfDay(moment);
  return {
    label,
    value: time ? `${dateInWords(moment)}, ${time}` : dateInWords(moment),
    datetime: moment,
    note: note ?? undefined,
  };
}

const endLabels = { landed: 'Landing', lost: 'Loss', deorbited: 'Deorbited', aborted: 'Aborted' } as const;

function lastEndFact(craft: Craft, single: boolean): Fact {
  const last = craft.lastFlight;
  if (last?.outcome === 'in flight') return { label: 'Landing', value: 'still in space when read', missing: true };
  const word = last?.outcome ? endLabels[last.outcome] : 'End';
  const label = single || word === 'Loss' || word === 'Aborted' ? word : `Last ${word.toLowerCase()}`;
  return momentFact(label, last?.mission_end ?? null, single ? null : last?.mission);
}

function configurationFacts(configuration: Configuration | null): Fact[] {
  if (!configuration) return [{ label: 'Configuration', value: NOT_RECORDED, missing: true }];
  const { type, agency, families, maiden_flight } = configuration;
  return [
    {
      label: 'Configuration',
      value: configuration.name,
      href: routes.configuration(configuration),
      note: maiden_flight ? `first flown in ${yearOf(maiden_flight)}` : undefined,
    },
    linkedFact('Type', type && { ...type, name: typeLabel(type.name) }, type && routes.facetValue('type', type)),
    ...families.map((family) => linkedFact('Family', family, routes.facetValue('family', family))),
    {
      ...linkedFact('Agency', agency, agency && routes.facetValue('agency', agency)),
      note: agency
        ? listInWords(agency.country.slice(0, 2).map(({ name }) => name)) +
          (agency.country.length > 2 ? ' and others' : '')
        : undefined,
    },
    measureFact('Height', configuration.height, metresInWords),
    measureFact('Diameter', configuration.diameter, metresInWords),
    measureFact('Crew', configuration.crew_capacity, (crew) => (crew === 0 ? 'none' : `up to ${numberInWords(crew)}`)),
    measureFact('Payload', configuration.payload_capacity, kilogramsInWords),
  ];
}

function linkedFact(label: string, value: { name: string } | null, href: string | null): Fact {
  return value && href ? { label, value: value.name, href } : { label, value: NOT_RECORDED, missing: true };
}

function measureFact(label: string, value: number | null, words: (value: number) => string): Fact {
  return value === null ? { label, value: NOT_RECORDED, missing: true } : { label, value: words(value) };
}

function aboutRecord(craft: Craft): CraftPage['record'] {
  const { api } = catalogue.source;
  const read = craft.as_of.length === 4 ? `in ${craft.as_of}` : `on ${dateInWords(craft.as_of)}`;
  const from =
    craft.counts_from === 'flights'
      ? ' Its counts and times are worked out from the flights above, because the record had none or old ones.'
      : '';
  return {
    sentences: [`Record ${craft.id} of Launch Library 2, read ${read}.${from}`, ...evidenceSentences(craft)],
    doubts: craft.doubts,
    links: [
      { label: 'The record at Launch Library 2', href: new URL(`spacecraft/${craft.id}/`, api).href },
      { label: 'Permanent address of this page', href: routes.craftForEver(craft.id) },
      ...(craft.configuration?.wiki_link
        ? [{ label: `${craft.configuration.name} on Wikipedia`, href: craft.configuration.wiki_link }]
        : []),
    ],
  };
}

/** What the flights' dates rest on, each ground once with how many flights it holds for. */
function evidenceSentences(craft: Craft): string[] {
  const total = craft.flights.length;
  const sentence = (what: string, of: 'launch' | 'end') => {
    const counts = new Map<EvidenceKind, number>();
    for (const { evidence } of craft.flights) {
      for (const kind of evidence?.[of] ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (counts.size === 0) return [];
    const grounds = [...counts].map(([kind, count]) =>
      count === total ? evidenceKinds[kind] : `${evidenceKinds[kind]} (${countOf(count, 'flight')})`,
    );
    return [`${capitalised(what)} from: ${grounds.join('; ')}.`];
  };
  return [...sentence('launch times are', 'launch'), ...sentence('end times are', 'end')];
}

function searchData({ name, serial_number }: Craft): CraftPage['search'] {
  return {
    serialNumber: serial_number,
    variants: [...new Set([name, serial_number ?? ''].flatMap(nameVariants))].join(' '),
  };
}
