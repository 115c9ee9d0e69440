/** The pages of configurations. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { closeAxis } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import { compareByMaidenFlight, countFlights } from '#domain/catalogue.ts';
import type { Configuration, Craft, Family } from '#domain/catalogue.ts';
import { configurationFacts, configurationValues } from '#domain/facts/configuration.ts';
import { formatCell } from '#domain/facts/fact.ts';
import { facets } from '#domain/facets.ts';
import { configurationSummary } from '#domain/sentences.ts';
import { formatCount, formatCraftCount, formatNumber, typeLabel } from '#domain/labels.ts';

import { cardAlternative, configurationCard } from './card.ts';
import { pageFacts } from './facts.ts';
import type { PageFact, RecordFact } from './facts.ts';
import { feedOf } from './feed-links.ts';
import { listEntity } from './json-ld.ts';
import { craftLink, furtherOf } from './list-page.ts';
import { paginateRows } from './paging.ts';
import type { PageLink, LazyPage } from './paging.ts';
import { configurationPhoto } from './photo.ts';
import type { PagePhoto } from './photo.ts';
import { plateWithParts } from './plate.ts';
import type { Plate } from './plate.ts';
import { barsAmong, craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { changesTo, markNew } from './record-changes.ts';
import type { RecordChanges } from './record-changes.ts';
import { barOf, craftOfConfiguration, launchesOf, rulerOf, sharedNames } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';
import { configurationAlternate } from './alternates.ts';

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
  const { catalogue, routes } = context;
  const craft = craftOfConfiguration(context, configuration);
  const address = routes.configuration(configuration);
  const axis = closeAxis([...launchesOf(craft), ...craft.flatMap((each) => each.lastFlight?.mission_end ?? [])]);
  const summary = configurationSummary(configuration, craft);
  const type = configuration.type ? typeLabel(configuration.type.name) : null;
  const sameNameSuffix = sharedConfigurationNames(context).has(configuration.name)
    ? ` (configuration ${configuration.id})`
    : '';
  const jsonFile = configurationAlternate(context, configuration.id);
  const plate = plateWithParts(context, configuration);
  const photo = configurationPhoto(context, configuration);
  const facts = factsOfConfiguration(configuration);
  const feed = feedOf(context, 'configuration', configuration);
  const bar = barsAmong(craft, (each) => each.timeInSpace);
  const ruler = rulerOf(context, `${configuration.name}:`, craft);
  const question = { spacecraft_config: String(configuration.id), limit: '25', ordering: 'first_launch' };
  const further = furtherOf(context, { craft, question });
  return paginateRows(
    context,
    craft,
    address,
    ({ name }) => name,
    ({ rows, page, count, start, links, suffix }) => {
      return {
        meta: {
          title: `${configuration.name}${sameNameSuffix}${type ? `, ${type.toLowerCase()}` : ''}${suffix}`,
          description: `${summary}${sameNameSuffix && ` Configuration ${configuration.id}.`}${suffix && ` Page ${page} of ${count} of its craft.`}`,
          address: routes.page(address, page),
          ...(page === 1 && {
            about: listEntity(
              context,
              `Craft of the configuration ${configuration.name}`,
              rows.map((each) => craftLink(context, each)),
              craft.length,
            ),
            photo: photo.photo,
          }),
          picture: cardAlternative(configurationCard(configuration, facts, plate)),
          alternates: [jsonFile, feed],
        },
        id: configuration.id,
        name: configuration.name,
        crumbs: [
          { label: 'Configurations', href: routes.configurations },
          ...(page > 1 ? [{ label: configuration.name, href: address }] : []),
        ],
        ruler,
        tags: tagsOf(context, configuration),
        summary,
        changes: page === 1 ? changesTo(context, 'configuration', configuration.id) : null,
        feed,
        texts: textsOf(configuration),
        photo,
        plate: page === 1 ? plate : null,
        facts: markNew(context, facts, 'configuration', configuration.id),
        craft: {
          heading: `${formatCraftCount(craft.length)}, ${formatCount(countFlights(craft), 'flight')}`,
          note: noteOf(context, configuration, craft),
          further,
          rows: craftRows(context, rows, { axis, bar }),
          axis,
          start,
          total: craft.length,
          pages: links,
        },
        families:
          page === 1 ? configuration.families.flatMap((family) => familyTable(context, family, configuration)) : [],
        links: [
          ...(configuration.wiki_link ? [{ label: 'Wikipedia', href: configuration.wiki_link }] : []),
          ...(configuration.info_link ? [{ label: 'Its maker or owner', href: configuration.info_link }] : []),
          {
            label: 'The record at Launch Library 2',
            href: new URL(`spacecraft_configurations/${configuration.id}/`, catalogue.source.api).href,
          },
          jsonFile,
        ],
      };
    },
  );
}

function noteOf({ catalogue }: SiteContext, configuration: Configuration, craft: readonly Craft[]): string {
  const flown = configuration.spacecraft_flown;
  if (craft.length === 0) return 'None of its craft is in this atlas yet.';
  const order = 'In order of first launch';
  if (flown === null || catalogue.source.complete || flown <= craft.length) return `${order}.`;
  return `${order}; the record counts ${formatNumber(flown)} flown.`;
}

function tagsOf({ routes }: SiteContext, { type, agency, families, in_use }: Configuration): ConfigurationPage['tags'] {
  return [
    ...(type ? [{ label: typeLabel(type.name), href: routes.facetValue(facets.type, type) }] : []),
    ...families.map((family) => ({ label: `${family.name} family`, href: routes.facetValue(facets.family, family) })),
    ...(agency ? [{ label: agency.name, href: routes.facetValue(facets.agency, agency) }] : []),
    { label: in_use ? 'in use' : 'no longer in use', href: null },
  ];
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
    crew_capacity: { note: human_rated === null ? undefined : `${human_rated ? '' : 'not '}rated for people` },
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
      link: { label: `${family.name} family`, href: routes.facetValue(facets.family, family) },
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
