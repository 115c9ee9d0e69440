/** The pages of configurations. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { closeAxis } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import { compareByMaidenFlight, countFlights } from '#domain/catalogue.ts';
import type { Configuration, Craft, Family } from '#domain/catalogue.ts';
import { configurationFacts, configurationValues } from '#domain/facts/configuration.ts';
import { formatCell } from '#domain/facts/fact.ts';
import { configurationSummary, isMassSimulator } from '#domain/sentences.ts';
import { formatCount, formatCraftCount, formatNumber, typeLabel } from '#domain/labels.ts';

import { cardAlternative, configurationCard } from './card.ts';
import { pageFacts } from './facts.ts';
import type { PageFact, RecordFact } from './facts.ts';
import { feedOf, recordAlternate } from './alternates.ts';
import { listEntity } from './json-ld.ts';
import { furtherOf } from './list-page.ts';
import { paginateRows } from './paging.ts';
import type { PageLink, LazyPage, Slice } from './paging.ts';
import { configurationPhoto } from './photo.ts';
import type { PagePhoto } from './photo.ts';
import { plateWithParts } from './plate.ts';
import type { Plate } from './plate.ts';
import { barsAmong, craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { changesTo, markNew } from './record-changes.ts';
import type { RecordChanges } from './record-changes.ts';
import { barOf, craftOfConfiguration, facetLink, launchesOf, nameLink, rulerOf, sharedNames } from './shared.ts';
import type { Link, Page, PageMeta, Value } from './shared.ts';

/** A configuration in the table of its family. */
export interface FamilyRow {
  id: number;
  name: string;
  href: string;
  own: boolean;
  firstFlight: Value;
  here: number;
  flown: Value;
  bar: number | null;
}

/** All that a page of a configuration shows. Later pages hold the rest of the table. */
export interface ConfigurationPage extends Page {
  id: number;
  name: string;
  tags: readonly (Link | { label: string; href: null })[];
  summary: string;
  texts: readonly { heading: string; text: string }[];
  photo: PagePhoto;
  plate: Plate | null;
  facts: readonly PageFact[];
  craft: {
    heading: string;
    note: string;
    /** Where the craft can be compared. */
    further: Link | null;
    rows: readonly CraftRow[];
    axis: YearAxis;
    start: number;
    total: number;
    pages: readonly PageLink[];
  };
  families: readonly { id: number; heading: string; link: Link; note: string; rows: readonly FamilyRow[] }[];
  links: readonly Link[];
  /** What changed about the configuration's own record. */
  changes: RecordChanges | null;
  /** The feed of its changes. */
  feed: Link;
}

/** Every page of every configuration. */
export function configurationPages(context: SiteContext): LazyPage<ConfigurationPage>[] {
  return context.catalogue.configurations.flatMap((each) => pagesOf(context, each));
}

const sharedConfigurationNames = memoize(({ catalogue }) => sharedNames(catalogue.configurations));

function pagesOf(context: SiteContext, configuration: Configuration): LazyPage<ConfigurationPage>[] {
  const shared = sharedByPages(context, configuration);
  const { craft, address } = shared;
  return paginateRows(
    context,
    craft,
    address,
    ({ name }) => name,
    (slice) => configurationPage(context, configuration, shared, slice),
  );
}

/** What all pages of a configuration show or are made with. */
function sharedByPages(context: SiteContext, configuration: Configuration) {
  const craft = craftOfConfiguration(context, configuration);
  const query = { spacecraft_config: String(configuration.id), limit: '25', ordering: 'first_launch' };
  const hasNamesake = sharedConfigurationNames(context).has(configuration.name);
  return {
    address: context.routes.configuration(configuration),
    craft,
    axis: closeAxis([...launchesOf(craft), ...craft.flatMap((each) => each.lastFlight?.endDate ?? [])]),
    bar: barsAmong(craft, (each) => each.timeInSpace),
    summary: configurationSummary(configuration, craft),
    sameNameSuffix: hasNamesake ? ` (configuration ${configuration.id})` : '',
    plate: plateWithParts(context, configuration),
    photo: configurationPhoto(context, configuration),
    facts: factsOfConfiguration(configuration),
    ruler: rulerOf(context, `${configuration.name}:`, craft),
    further: furtherOf(context, { craft, query }),
    alternates: [
      recordAlternate(context, 'configuration', configuration.id),
      feedOf(context, 'configuration', configuration),
    ] as const,
  };
}

type Shared = ReturnType<typeof sharedByPages>;

function configurationPage(
  context: SiteContext,
  configuration: Configuration,
  shared: Shared,
  slice: Slice<Craft>,
): ConfigurationPage {
  const { id, name } = configuration;
  const { address, craft, summary, plate, facts, ruler, photo, further, axis, bar } = shared;
  const [jsonFile, feed] = shared.alternates;
  const first = slice.page === 1;
  return {
    meta: metaOf(context, configuration, shared, slice),
    id,
    name,
    crumbs: [
      { label: 'Configurations', href: context.routes.configurations },
      ...(first ? [] : [{ label: name, href: address }]),
    ],
    ruler,
    tags: tagsOf(context, configuration),
    summary,
    changes: first ? changesTo(context, 'configuration', id) : null,
    feed,
    texts: textsOf(configuration),
    photo,
    plate: first ? plate : null,
    facts: markNew(context, facts, 'configuration', id),
    craft: {
      heading: `${formatCraftCount(craft.length)}, ${formatCount(countFlights(craft), 'flight')}`,
      note: noteOf(context, configuration, craft),
      further,
      rows: craftRows(context, slice.rows, { axis, bar }),
      axis,
      start: slice.start,
      total: craft.length,
      pages: slice.links,
    },
    families: first ? configuration.families.flatMap((family) => familyTable(context, family, configuration)) : [],
    links: [...linksOf(context, configuration), jsonFile],
  };
}

function metaOf(
  context: SiteContext,
  configuration: Configuration,
  { address, craft, summary, sameNameSuffix, plate, photo, facts, alternates }: Shared,
  { rows, page, count, suffix }: Slice<Craft>,
): PageMeta {
  const { id, name, type } = configuration;
  const links = rows.map((each) => nameLink(context, each));
  return {
    title: `${name}${sameNameSuffix}${type ? `, ${typeLabel(type.name).toLowerCase()}` : ''}${suffix}`,
    description: `${summary}${sameNameSuffix && ` Configuration ${id}.`}${suffix && ` Page ${page} of ${count} of its craft.`}`,
    address: context.routes.page(address, page),
    ...(page === 1 && {
      about: listEntity(context, `Craft of the configuration ${name}`, links, craft.length),
      photo: photo.photo,
    }),
    picture: cardAlternative(configurationCard(configuration, facts, plate)),
    alternates,
  };
}

function linksOf({ catalogue }: SiteContext, { id, wiki_link, info_link }: Configuration): Link[] {
  return [
    ...(wiki_link ? [{ label: 'Wikipedia', href: wiki_link }] : []),
    ...(info_link ? [{ label: 'Its maker or owner', href: info_link }] : []),
    {
      label: 'The record at Launch Library 2',
      href: new URL(`spacecraft_configurations/${id}/`, catalogue.source.api).href,
    },
  ];
}

function noteOf({ catalogue }: SiteContext, configuration: Configuration, craft: readonly Craft[]): string {
  const flown = configuration.spacecraft_flown;
  if (craft.length === 0) return 'None of its craft is in this atlas yet.';
  const order = 'In order of first launch';
  if (flown === null || catalogue.source.complete || flown <= craft.length) return `${order}.`;
  return `${order}; the record counts ${formatNumber(flown)} flown.`;
}

function tagsOf(context: SiteContext, { type, agency, families, in_use }: Configuration): ConfigurationPage['tags'] {
  return [
    ...(type ? [facetLink(context, 'type', type)] : []),
    ...families.map((family) => familyLink(context, family)),
    ...(agency ? [facetLink(context, 'agency', agency)] : []),
    { label: in_use ? 'in use' : 'no longer in use', href: null },
  ];
}

function familyLink(context: SiteContext, family: Family): Link {
  return { ...facetLink(context, 'family', family), label: `${family.name} family` };
}

function textsOf({ capability, history, details }: Configuration): ConfigurationPage['texts'] {
  return [
    { heading: 'Capability', text: capability },
    { heading: 'History', text: history },
    // LL2 often repeats the history as the details.
    { heading: 'Details', text: details.startsWith(history.trim()) && history.trim() ? '' : details },
  ].filter(({ text }) => text.trim());
}

/** The facts of a configuration, in the order of its page. */
export function factsOfConfiguration(configuration: Configuration): RecordFact[] {
  const { human_rated, total_launch_count, successful_launches, failed_launches } = configuration;
  const { attempted_landings, successful_landings, failed_landings } = configuration;
  return pageFacts(configurationFacts, 'page', configurationValues(configuration), {
    crew_capacity: isMassSimulator(configuration)
      ? { value: '–', missing: true }
      : { note: human_rated === null ? undefined : `${human_rated ? '' : 'not '}rated for people` },
    total_launch_count: { note: successes(total_launch_count, successful_launches, failed_launches) },
    attempted_landings: { note: successes(attempted_landings, successful_landings, failed_landings) },
  });
}

function successes(all: number | null, good: number | null, bad: number | null): string | undefined {
  if (!all || good === null || bad === null) return undefined;
  return bad === 0 && good === all ? 'all succeeded' : `${formatNumber(good)} succeeded, ${formatNumber(bad)} failed`;
}

function familyTable(context: SiteContext, family: Family, own: Configuration): ConfigurationPage['families'] {
  const { catalogue, routes } = context;
  const members = catalogue.configurations
    .filter(({ families }) => families.some(({ id }) => id === family.id))
    .toSorted(compareByMaidenFlight);
  if (members.length < 2) return [];
  const here = members.reduce((all, member) => all + craftOfConfiguration(context, member).length, 0);
  const flown = family.spacecraft_flown === null ? '' : `, of ${formatNumber(family.spacecraft_flown)} flown`;
  const most = Math.max(...members.map(({ spacecraft_flown }) => spacecraft_flown ?? 0));
  return [
    {
      id: family.id,
      heading: `The ${family.name} family`,
      link: familyLink(context, family),
      note: `${formatCraftCount(here)} here${flown}.`,
      rows: members.map((member) => ({
        id: member.id,
        name: member.name,
        href: routes.configuration(member),
        own: member.id === own.id,
        firstFlight: formatCell(configurationFacts, 'maiden_flight', configurationValues(member)),
        here: craftOfConfiguration(context, member).length,
        flown: formatCell(configurationFacts, 'spacecraft_flown', configurationValues(member)),
        bar: barOf(member.spacecraft_flown, most),
      })),
    },
  ];
}
