/** The page of a facet: its values, each with how many craft it has. */
import type { SiteContext } from '#context.ts';
import { countFlights } from '#domain/catalogue.ts';
import { craftWithFlightsOf, facetNames, facets, isOfFlights, labelOf } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import { launchYears } from '#domain/sentences.ts';
import { capitalize, formatCount, NOT_RECORDED, formatNumber, spellNumber, statusLabel } from '#domain/labels.ts';

import { listEntity } from './json-ld.ts';
import { barOf, facetLink } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** A value of a facet. */
export interface FacetRow {
  id: FacetValue['id'];
  name: string;
  href: string;
  glyph: string | null;
  /** What the record says about the value itself. */
  about: string;
  craft: number;
  flights: number;
  years: string;
  bar: number | null;
}

/** All that the page of a facet shows. */
export interface FacetIndex extends Page {
  facet: Exclude<FacetName, 'configuration'>;
  heading: string;
  lead: string;
  /** Head of the column about the value; null for none. */
  aboutHead: string | null;
  rows: readonly FacetRow[];
}

/**
 * The facets whose values are plain lists, in the order of a menu: all but configurations, which have their own pages. A
 * facet of flights that has no value, as long as no launch tells it, has no page.
 */
export const listedFacets = ({ catalogue }: SiteContext): FacetIndex['facet'][] =>
  facetNames.filter(
    (name) => name !== 'configuration' && (!isOfFlights(name) || catalogue.groups[name].length > 0),
  ) as FacetIndex['facet'][];

/** Links to the pages of these facets. */
export function facetLinks(context: SiteContext): { ofCraft: readonly Link[]; ofFlights: readonly Link[] } {
  const linksTo = (ofFlights: boolean) =>
    listedFacets(context)
      .filter((facet) => isOfFlights(facet) === ofFlights)
      .map((facet) => ({ label: capitalize(facets[facet].plural), href: context.routes.facet(facets[facet]) }));
  return { ofCraft: linksTo(false), ofFlights: linksTo(true) };
}

/** The page of a facet; values with most craft first. */
export function facetIndex(context: SiteContext, facet: FacetIndex['facet']): FacetIndex {
  const { catalogue, routes } = context;
  const { plural } = facets[facet];
  const groups = catalogue.groups[facet].toSorted((a, b) => b.craft.length - a.craft.length);
  const most = Math.max(...groups.map(({ craft }) => craft.length), 0);
  const names = groups.slice(0, 4).map(({ value }) => labelOf(facet, value));
  return {
    facet,
    meta: {
      title: `${capitalize(plural)} of spacecraft`,
      description: `Spacecraft by ${facets[facet].singular}: ${names.join(', ')}${groups.length > 4 ? ' and others' : ''}, with how many craft and flights each has.`,
      address: routes.facet(facets[facet]),
      about: listEntity(
        context,
        `${capitalize(plural)}, those with most craft first`,
        groups.map(({ value }) => facetLink(context, facet, value)),
        groups.length,
      ),
    },
    heading: capitalize(plural),
    ofMany: true,
    lead: `${facets[facet].lead} ${capitalize(formatCount(groups.length, facets[facet].singular, plural))}, those with most craft first.${outside(context, facet)}`,
    aboutHead: facet === 'agency' ? 'Country' : facet === 'family' ? 'Configurations' : null,
    rows: groups.map(({ value, craft }) => {
      const flown = craftWithFlightsOf(facet, value, craft);
      return {
        id: value.id,
        name: labelOf(facet, value),
        href: routes.facetValue(facets[facet], value),
        glyph: facet === 'status' ? statusLabel(value.name).glyph : null,
        about: about(context, facet, value.id),
        craft: craft.length,
        flights: countFlights(flown),
        years: launchYears(flown) ?? '–',
        bar: barOf(craft.length, most),
      };
    }),
  };
}

function outside({ catalogue }: SiteContext, facet: FacetName): string {
  const none = catalogue.spacecraft.filter((craft) => facets[facet].valuesOf(craft).length === 0).length;
  if (none === 0) return '';
  return ` ${capitalize(spellNumber(none))} craft ${none === 1 ? 'has' : 'have'} none on record.`;
}

function about({ catalogue }: SiteContext, facet: FacetName, id: FacetValue['id']): string {
  if (facet === 'agency') {
    const countries = catalogue.agencies.find((agency) => agency.id === id)?.country ?? [];
    if (countries.length > 2) return formatCount(countries.length, 'country', 'countries');
    return countries.map(({ name }) => name).join(', ') || NOT_RECORDED;
  }
  if (facet === 'family') {
    const members = catalogue.configurations.filter(({ families }) => families.some((family) => family.id === id));
    return formatNumber(members.length);
  }
  return '';
}
