/** What all pages share: links, cells, breadcrumbs, the axis of years and its ruler, the period of the records. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { percentAt, sharedAxis, tickPath } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatYearSpan } from '#domain/dates.ts';
import { facets, labelOf } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import { craftLabel } from '#domain/mission-pair.ts';
import { launchYears } from '#domain/sentences.ts';
import { formatCount, NOT_RECORDED, formatNumber } from '#domain/labels.ts';
import type { Addressed } from '#routes.ts';

import type { Entity, Photograph } from './json-ld.ts';

/** Somewhere to go. */
export interface Link {
  label: string;
  href: string;
}

/** Another form of what a page shows. */
export interface Alternate extends Link {
  /** Media type. */
  type: string;
}

/** A value in a cell: its text and, where there is one, the exact value for `datetime`. */
export interface Value {
  text: string;
  exact?: string | undefined;
  /** True where the record has no value. */
  missing?: boolean | undefined;
}

/** The cell of an unknown value. */
export const missingValue: Value = { text: NOT_RECORDED, missing: true };

/** The beginning of all breadcrumbs. */
export const homeLink = ({ routes, site }: SiteContext): Link => ({ label: site.shortName, href: routes.home });

/** A link to the page of a craft, by what it is known as. */
export function craftLink({ routes }: SiteContext, craft: Craft): Link {
  return { label: craftLabel(craft), href: routes.craft(craft) };
}

/** The same by its name alone, for machines. */
export function nameLink({ routes }: SiteContext, craft: Addressed): Link {
  return { label: craft.name, href: routes.craft(craft) };
}

/** A link to the page of a configuration. */
export function configurationLink({ routes }: SiteContext, configuration: Addressed): Link {
  return { label: configuration.name, href: routes.configuration(configuration) };
}

/** A link to the page of a value of a facet. */
export function facetLink({ routes }: SiteContext, facet: FacetName, value: FacetValue): Link {
  return { label: labelOf(facet, value), href: routes.facetValue(facets[facet], value) };
}

/** A part of a whole above 0, in per cent with two decimals. */
export function share(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}

/** Length of the rule under a row, in per cent of the longest; null where there is nothing to draw. */
export function barOf(value: number | null, longest: number): number | null {
  return value && longest ? share(value, longest) : null;
}

/** What the head of a page says about it. */
export interface PageMeta {
  /** Without the name of the site. */
  title: string;
  description: string;
  /** The page's own address. */
  address: string;
  /** What the page's picture shows, where it is more than title and description. */
  picture?: string;
  /** What the page is about, for machines. */
  about?: Entity;
  /** The photograph that the page shows. */
  photo?: Photograph | null;
  /** For pages that search engines may follow but not list. */
  noindex?: boolean;
  /** Other forms of what the page shows. */
  alternates?: readonly Alternate[];
  /** For the page shown at addresses that have none. */
  lost?: boolean;
}

/** What every page has. */
export interface Page {
  meta: PageMeta;
  /** The pages above this one, without the home page. */
  crumbs?: readonly Link[];
  /** All launches without any of its own, unless given. */
  ruler?: Ruler;
  /** True for a page that lists, counts or ranks craft: where the snapshot holds a part of them, it says so. */
  ofMany?: boolean;
}

/** The ruler under the header: this page's launches among all. */
export interface Ruler {
  /** Launches of this page as a path on the axis. */
  own: string;
  /** The ruler in a sentence. */
  sentence: string;
}

/** Moments of all launches of some craft that are known. */
export function launchesOf(craft: readonly Craft[]): string[] {
  return craft.flatMap(({ flights }) => flights.flatMap(({ launchDate }) => launchDate ?? []));
}

const allLaunches = memoize(({ catalogue }) => launchesOf(catalogue.spacecraft));

/** The axis of years that all pages share. */
export const axisOf = memoize((context): YearAxis =>
  sharedAxis([...allLaunches(context), context.catalogue.source.fetched_at]),
);

/** Where the snapshot's date lies on the shared axis, in per cent. */
export const snapshotAt = (context: SiteContext) => percentAt(axisOf(context), context.catalogue.source.fetched_at);

/** All launches, for the ground of the ruler. */
export const allTicks = memoize((context) => tickPath(axisOf(context), allLaunches(context), 7, 7));

/** Craft of a configuration, in order of first launch. */
export function craftOfConfiguration({ catalogue }: SiteContext, { id }: { id: number }): readonly Craft[] {
  return catalogue.groups.configuration.find(({ value }) => value.id === id)?.craft ?? [];
}

/** Names that more than one record has: the titles of their pages need more than the name. */
export function sharedNames(records: readonly { name: string }[]): ReadonlySet<string> {
  const groups = Map.groupBy(records, ({ name }) => name);
  return new Set([...groups].flatMap(([name, { length }]) => (length > 1 ? [name] : [])));
}

/**
 * The ruler of a page.
 *
 * @param subject - whose launches they are, as a possessive: `Endeavour’s`
 * @param craft - craft whose launches are this page's
 */
export function rulerOf(context: SiteContext, subject: string, craft: readonly Craft[]): Ruler {
  const launches = launchesOf(craft);
  const years = launchYears(craft);
  return {
    own: tickPath(axisOf(context), launches, 0, 14),
    sentence: years
      ? `${subject} ${formatCount(launches.length, 'launch', 'launches')}, ${years}`
      : `${subject} launches: none recorded`,
  };
}

/** The ruler of a page that is about no craft in particular. */
export const plainRuler = memoize((context): Ruler => ({
  own: '',
  sentence: `All ${formatCount(allLaunches(context).length, 'launch', 'launches')} of this atlas, ${launchYears(context.catalogue.spacecraft) ?? 'none recorded'}`,
}));

/** The period in which the records of some craft were read, as text. */
export function readingPeriod(craft: readonly Craft[]): string {
  const span = formatYearSpan(craft.map((each) => each.as_of));
  return span === null ? 'No records were read' : `Records read ${span}`;
}

/** What a page of many craft says at its top where the snapshot holds a part of LL2's; null where it holds all. */
export const sampleNote = ({ catalogue: { source, spacecraft } }: SiteContext): string | null =>
  source.complete
    ? null
    : `This edition has ${formatNumber(spacecraft.length)} of the ${formatNumber(source.count)} spacecraft in Launch Library 2. Counts, lists and records are of these alone.`;

/** How much of LL2's catalogue is here, as text. */
export const coverage = ({ catalogue }: SiteContext): string =>
  catalogue.source.complete
    ? `All ${formatNumber(catalogue.source.count)} craft known to`
    : `${formatNumber(catalogue.spacecraft.length)} of ${formatNumber(catalogue.source.count)} craft known to`;
