/** The page of one craft. */
import { catalogue } from '#data/catalogue.ts';
import { closeAxis } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { craftDescription, craftSummary } from '#domain/sentences.ts';
import { inSpaceWords, numberInWords, spelled, statusWords } from '#domain/words.ts';
import type { StatusWords } from '#domain/words.ts';
import { nameVariants } from '#search/variants.ts';
import { routes } from '#site.ts';

import { cardAlternative, craftCard } from './card.ts';
import { craftFacts } from './craft-facts.ts';
import { citationOf } from './citation.ts';
import type { Citation } from './citation.ts';
import type { Fact } from './facts.ts';
import { feedOf } from './feed-links.ts';
import { flightTable } from './flights.ts';
import type { FlightTable } from './flights.ts';
import { craftEntity } from './json-ld.ts';
import { plateOf } from './plate.ts';
import type { Plate } from './plate.ts';
import { placeOf, placeOnly, rankings } from './rankings.ts';
import type { RankingName } from './rankings.ts';
import { aboutRecord, recordAddress } from './record.ts';
import type { RecordNotes } from './record.ts';
import { changesTo, newOf } from './record-changes.ts';
import type { RecordChanges } from './record-changes.ts';
import { craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { craftOf, home, launchesOf, rulerOf, sharedNames } from './shared.ts';
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
  /** What is new about name, number, status and configuration, in words. */
  news: string | null;
  description: string | null;
  flights: FlightTable | null;
  noFlights: string;
  kin: { heading: string; note: string; all: Link; rows: readonly CraftRow[]; axis: YearAxis } | null;
  previous: Link | null;
  next: Link | null;
  neighbours: readonly NeighbourRow[];
  record: RecordNotes;
  changes: RecordChanges | null;
  citation: Citation;
  /** What the full-text search takes besides the text: the serial number and other spellings. */
  search: { serialNumber: string | null; variants: string };
}

/** Rows of kin on one page; more would bury the craft's own facts. */
const MOST_KIN = 20;

const named = sharedNames(catalogue.spacecraft);

/** Every craft's page. */
export function craftPages(): CraftPage[] {
  return catalogue.spacecraft.map(craftPage);
}

function craftPage(craft: Craft): CraftPage {
  const { configuration } = craft;
  const kin = configuration ? craftOf(configuration) : [];
  const place = kin.findIndex((each) => each.id === craft.id);
  const plate = configuration && plateOf(configuration);
  const plainFacts = craftFacts(craft);
  const { facts, news, flights } = newOf(craft, plainFacts);
  const twin = named.has(craft.name) ? `, record ${craft.id}` : '';
  return {
    meta: {
      title: `${craft.name}${twin}${configuration ? `, ${configuration.name}` : ''}`,
      description: craftDescription(craft),
      address: routes.craft(craft),
      picture: cardAlternative(craftCard(craft, plainFacts, plate)),
      about: craftEntity(craft, recordAddress(craft)),
      ...(configuration && { alternates: [feedOf('configuration', configuration)] }),
      ...(craft.is_placeholder && { noindex: true }),
    },
    id: craft.id,
    crumbs: [
      home,
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
    plate,
    facts,
    news,
    description: craft.description.trim() || null,
    flights: flightTable(craft, flights),
    noFlights: craft.flights_count === 0 ? 'The record counts no flight of it.' : 'Its flights are not in the record.',
    kin: configuration && kin.length > 1 ? kinTable(craft, configuration, kin, place) : null,
    previous: linkTo(kin[place - 1]),
    next: linkTo(kin[place + 1]),
    neighbours: (Object.keys(rankings) as RankingName[]).flatMap((name) => neighbourRow(craft, name) ?? []),
    record: aboutRecord(craft),
    changes: changesTo('spacecraft', craft.id),
    citation: citationOf(craft),
    search: searchData(craft),
  };
}

function configurationLink(configuration: Configuration): Link {
  return { label: configuration.name, href: routes.configuration(configuration) };
}

function linkTo(craft: Craft | undefined): Link | null {
  return craft ? { label: craft.name, href: routes.craft(craft) } : null;
}

function kinTable(craft: Craft, configuration: Configuration, kin: readonly Craft[], place: number): CraftPage['kin'] {
  const from = Math.max(0, Math.min(place - MOST_KIN / 2, kin.length - MOST_KIN));
  const shown = kin.slice(from, from + MOST_KIN);
  const axis = closeAxis([...launchesOf(shown), ...shown.flatMap((each) => each.lastFlight?.mission_end ?? [])]);
  const flown = configuration.spacecraft_flown;
  const some = shown.length < kin.length ? `${shown.length} of them shown` : null;
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

function searchData({ name, serial_number }: Craft): CraftPage['search'] {
  return {
    serialNumber: serial_number,
    variants: [...new Set([name, serial_number ?? ''].flatMap(nameVariants))].join(' '),
  };
}
