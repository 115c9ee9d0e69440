/** The page of one craft. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { craftDescription } from '#domain/sentences.ts';
import { formatCount, formatCraftCount, inSpaceLabel, formatNumber, statusLabel } from '#domain/labels.ts';
import type { StatusLabel } from '#domain/labels.ts';
import { craftLabel, missionPair } from '#domain/mission-pair.ts';

import { cardAlternative, craftCard } from './card.ts';
import { factsOfCraft } from './craft-facts.ts';
import { citationOf } from './citation.ts';
import type { Citation } from './citation.ts';
import { dayRulerOf } from './day-ruler.ts';
import type { DayRuler } from './day-ruler.ts';
import type { PageFact } from './facts.ts';
import { flightTable } from './flights.ts';
import type { FlightTable } from './flights.ts';
import { craftEntity } from './json-ld.ts';
import { craftPhoto } from './photo.ts';
import type { PagePhoto } from './photo.ts';
import { plannedFlights } from './planned-flights.ts';
import { plateOf } from './plate.ts';
import type { Plate } from './plate.ts';
import type { LazyPage } from './paging.ts';
import { rankOf, formatOrdinalRank, rankingNames, rankings } from './rankings.ts';
import type { RankingName } from './rankings.ts';
import { aboutRecord, recordAddress } from './source-notes.ts';
import type { RecordNotes } from './source-notes.ts';
import { leadOf } from './lead.ts';
import { changesTo, newOf } from './record-changes.ts';
import type { RecordChanges } from './record-changes.ts';
import { relatedTo } from './related.ts';
import type { Related } from './related.ts';
import { craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { configurationLink, craftLink, craftOfConfiguration, rulerOf, sharedNames } from './shared.ts';
import type { Link, Page, PageMeta } from './shared.ts';
import { recordAlternate } from './alternates.ts';

/** A craft's neighbours in one order. */
export interface NeighbourRow {
  order: string;
  before: (Link & { value: string }) | null;
  place: string;
  of: string;
  after: (Link & { value: string }) | null;
}

/** All that a craft's page shows. */
export interface CraftPage extends Page {
  id: number;
  name: string;
  /** What it is known as. */
  label: string;
  /** The only mission, where it is not of the same name. */
  mission: string | null;
  configuration: Link | null;
  serialNumber: string | null;
  statuses: readonly StatusLabel[];
  placeholder: boolean;
  summary: string;
  photo: PagePhoto;
  plate: Plate | null;
  facts: readonly PageFact[];
  /** What is new about name, number, status and configuration. */
  news: string | null;
  /** Where it can be compared. */
  compare: string;
  description: string | null;
  flights: FlightTable | null;
  noFlights: string;
  planned: ReturnType<typeof plannedFlights>;
  siblings: { heading: string; note: string; all: Link; rows: readonly CraftRow[] } | null;
  /** Its flight on a ruler of days, where it has one and its launch and end are known. */
  dayRuler: DayRuler | null;
  neighbours: readonly NeighbourRow[];
  related: readonly Related[];
  record: RecordNotes;
  changes: RecordChanges | null;
  citation: Citation;
}

/** Siblings shown on one page, those nearest to the craft; a link leads to all. */
const maxSiblings = 5;

const sharedLabels = memoize(({ catalogue }) =>
  sharedNames(catalogue.spacecraft.map((craft) => ({ name: craftLabel(craft) }))),
);

/** The place of each craft among those of its configuration. */
const placesAmongSiblings = memoize(
  ({ catalogue }): ReadonlyMap<number, number> =>
    new Map(catalogue.groups.configuration.flatMap(({ craft }) => craft.map(({ id }, place) => [id, place] as const))),
);

/** Every craft's page. */
export function craftPages(context: SiteContext): LazyPage<CraftPage>[] {
  const { catalogue, routes } = context;
  return catalogue.spacecraft.map((craft) => ({ address: routes.craft(craft), make: () => craftPage(context, craft) }));
}

/** The page of a craft. */
export function craftPage(context: SiteContext, craft: Craft): CraftPage {
  const { routes } = context;
  const { configuration } = craft;
  const { mission, label } = missionPair(craft);
  const plate = configuration && plateOf(context, configuration);
  const photo = craftPhoto(context, craft);
  const plainFacts = factsOfCraft(context, craft);
  const { facts, news, flights } = newOf(context, craft, plainFacts);
  const dayRuler = dayRulerOf(context, craft);
  return {
    meta: {
      ...metaOf(context, craft),
      picture: cardAlternative(craftCard(craft, plainFacts, plate)),
      about: craftEntity(context, craft, recordAddress(context, craft), photo.photo),
      photo: photo.photo,
    },
    id: craft.id,
    crumbs: [
      { label: 'Spacecraft', href: routes.spacecraft },
      ...(configuration ? [configurationLink(context, configuration)] : []),
    ],
    ruler: rulerOf(context, `${craft.name}’s`, [craft]),
    name: craft.name,
    label,
    mission,
    configuration: configuration && configurationLink(context, configuration),
    serialNumber: craft.serial_number,
    statuses: [...(craft.in_space ? [inSpaceLabel] : []), statusLabel(craft.status?.name ?? null)],
    placeholder: craft.is_placeholder,
    summary: leadOf(context, craft),
    photo,
    plate,
    facts,
    news,
    compare: routes.compareOf([craft.id]),
    description: craft.description.trim() || null,
    flights: dayRuler ? null : flightTable(context, craft, flights),
    dayRuler,
    noFlights: noFlights(craft),
    planned: plannedFlights(context, craft),
    siblings: configuration && siblingsTable(context, craft, configuration),
    neighbours: rankingNames.flatMap((name) => neighbourRow(context, craft, name) ?? []),
    related: relatedTo(context, craft),
    record: aboutRecord(context, craft),
    changes: changesTo(context, 'spacecraft', craft.id),
    citation: citationOf(context, craft),
  };
}

/** What stands in place of the flights where none is listed. */
function noFlights({ flights_count }: Craft): string {
  if (!flights_count) return 'No flights recorded.';
  return `Launch Library 2 lists none of its ${formatCount(flights_count, 'flight')}.`;
}

function metaOf(context: SiteContext, craft: Craft): PageMeta {
  const { id, configuration, is_placeholder } = craft;
  const label = craftLabel(craft);
  const sameLabelSuffix = sharedLabels(context).has(label) ? `, record ${id}` : '';
  return {
    title: `${label}${sameLabelSuffix}${configuration ? `, ${configuration.name}` : ''}`,
    description: craftDescription(craft),
    address: context.routes.craft(craft),
    alternates: [recordAlternate(context, 'craft', id)],
    ...(is_placeholder && { noindex: true }),
  };
}

function siblingsTable(context: SiteContext, craft: Craft, configuration: Configuration): CraftPage['siblings'] {
  const siblings = craftOfConfiguration(context, configuration);
  if (siblings.length < 2) return null;
  const place = placesAmongSiblings(context).get(craft.id) ?? -1;
  const from = Math.max(0, Math.min(place - Math.floor(maxSiblings / 2), siblings.length - maxSiblings));
  const shown = siblings.slice(from, from + maxSiblings);
  const flown = configuration.spacecraft_flown;
  const some = shown.length < siblings.length ? `${shown.length} of them shown` : null;
  const counts = [some, flown === null ? null : `${formatNumber(flown)} flown as the record counts`].filter(Boolean);
  return {
    heading: `${configuration.name}: ${formatCraftCount(siblings.length)}`,
    note: `By first launch${counts.length > 0 ? `; ${counts.join(', ')}` : ''}.`,
    all: { ...configurationLink(context, configuration), label: `All of ${configuration.name}` },
    rows: craftRows(context, shown, { own: craft.id }),
  };
}

function neighbourRow(context: SiteContext, craft: Craft, name: RankingName): NeighbourRow | null {
  const { label, format, among } = rankings[name];
  const place = rankOf(context, name, craft);
  if (!place) return null;
  const beside = (each: Craft | null) => each && { ...craftLink(context, each), value: format(each) };
  return {
    order: label,
    before: beside(place.before),
    place: formatOrdinalRank(place),
    of: `of ${place.of}${among}`,
    after: beside(place.after),
  };
}
