/** The list of everyone who flew in a craft of the atlas. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Country } from '#domain/crews.ts';
import { formatDuration, formatShortDuration } from '#domain/durations.ts';
import { formatCount, UNKNOWN } from '#domain/labels.ts';
import type { PersonRecord } from '#domain/people.ts';
import { personSegment } from '#domain/crews.ts';
import { tickPath } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';

import type { AddressRedirect } from './former-addresses.ts';
import { listEntity } from './json-ld.ts';
import { paginateRows } from './paging.ts';
import type { LazyPage, PageLink } from './paging.ts';
import { axisOf, barOf } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';

/** Somebody in the list. */
export interface PersonRow extends Link {
  countries: string;
  flights: number;
  time: Value;
  /** Length of the rule under the row. */
  bar: number | null;
  /** Launches as ticks on the axis of years. */
  launches: string;
}

/** All that a page of the list shows. */
export interface PeoplePage extends Page {
  heading: string;
  lead: string;
  /** To who is in space. */
  inSpace: Link;
  caption: string;
  axis: YearAxis;
  rows: readonly PersonRow[];
  start: number;
  total: number;
  pages: readonly PageLink[];
}

/** Everyone who flew in a craft of the atlas, by name. Who is only in the crew of a planned flight has a page, and no row. */
export const flownPeople = memoize(({ catalogue }) => catalogue.people.filter(({ stays }) => stays.length > 0));

/** Pages of the list. */
export function peopleList(context: SiteContext): LazyPage<PeoplePage>[] {
  const { routes } = context;
  const people = flownPeople(context);
  const longest = Math.max(...people.map(({ seconds }) => seconds), 0);
  const count = formatCount(people.length, 'person', 'people');
  return paginateRows(
    context,
    people,
    routes.people,
    ({ name }) => name,
    ({ rows, page, start, links, suffix }) => ({
      meta: {
        title: `People who flew in spacecraft${suffix}`,
        description: `${count} who flew in a craft of this atlas, by name, with flights and time in space.${suffix && ` ${suffix.slice(2)}.`}`,
        address: routes.page(routes.people, page),
        ...(page === 1 && {
          about: listEntity(
            context,
            'People who flew, by name',
            rows.map((each) => personLink(context, each)),
            people.length,
          ),
        }),
      },
      heading: 'People',
      ofMany: true,
      lead:
        people.length === 0
          ? 'No crews are recorded in this edition of the atlas.'
          : `${count} who flew in a craft of this atlas, by name. Flights in craft that are not in it are not counted.`,
      inSpace: { label: 'Who was in space on a day', href: routes.peopleInSpace },
      caption: `People who flew, by name${suffix}`,
      axis: axisOf(context),
      rows: rows.map((each) => personRow(context, each, longest)),
      start,
      total: people.length,
      pages: links,
    }),
  );
}

/** A link to somebody's page. */
export function personLink({ routes }: SiteContext, person: { name: string; segment: string }): Link {
  return { label: person.name, href: routes.person(person) };
}

function personRow(context: SiteContext, person: PersonRecord, longest: number): PersonRow {
  const launches = person.stays.flatMap(({ from }) => from ?? []);
  return {
    ...personLink(context, person),
    countries: countryNames(context, person.countries).join(', ') || UNKNOWN,
    flights: person.stays.length,
    time: timeValue(person, formatShortDuration),
    bar: barOf(person.seconds, longest),
    launches: tickPath(axisOf(context), launches, 0, 14),
  };
}

/** Time in space of somebody: `at least` where not all of it is known. */
export function timeValue(
  { seconds, complete }: Pick<PersonRecord, 'seconds' | 'complete'>,
  format: (seconds: number) => string = formatDuration,
): Value {
  if (seconds === 0 && !complete) return { text: UNKNOWN, missing: true };
  return { text: `${complete ? '' : 'at least '}${format(seconds)}` };
}

/** Names of the countries that the snapshot knows, by their alpha-3 code. */
const namesByCode = memoize(({ snapshot }): ReadonlyMap<string, string> => {
  const countries = [
    ...snapshot.agencies.flatMap(({ country }) => country),
    ...snapshot.astronauts.flatMap(({ nationality }) => nationality),
  ];
  return new Map(countries.flatMap(({ alpha_3_code, name }) => (alpha_3_code === null ? [] : [[alpha_3_code, name]])));
});

/** Countries by name, or by their code where no record names them. */
export function countryNames(context: SiteContext, countries: readonly Country[]): string[] {
  return countries.flatMap(({ name, alpha_3_code: code }) => {
    const known = name ?? (code === null ? null : (namesByCode(context).get(code) ?? code));
    return known === null ? [] : [known];
  });
}

/** From the address without an id to that with one; none where more than one person would have that address. */
export function personRedirects({ catalogue, routes }: SiteContext): AddressRedirect[] {
  const taken = new Set(catalogue.people.map(({ segment }) => segment));
  const bySlug = Map.groupBy(catalogue.people, ({ name }) => personSegment({ id: null, name }));
  return [...bySlug].flatMap(([segment, [person, ...others]]) => {
    if (!person || others.length > 0 || taken.has(segment)) return [];
    return [{ address: routes.person({ segment }), name: person.name, target: routes.person(person) }];
  });
}
