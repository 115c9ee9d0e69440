/** What surrounds every page: menu, the ruler's axis, footer. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { axisUnits } from '#domain/axis.ts';
import { formatDate } from '#domain/dates.ts';

import { facetLinks } from './facet-index.ts';
import { citesGcat, gcat } from './source-notes.ts';
import { axisOf, coverage, readingPeriod, sampleNote } from './shared.ts';
import type { Link } from './shared.ts';

/** The parts of the site that the menu names. */
export const sectionsOf = ({ routes }: SiteContext) =>
  ({
    spacecraft: { label: 'Spacecraft', href: routes.spacecraft },
    configurations: { label: 'Configurations', href: routes.configurations },
    inSpace: { label: 'In space', href: routes.inSpace },
    timeline: { label: 'Timeline', href: routes.timeline },
    records: { label: 'Records', href: routes.records },
    explore: { label: 'Explore', href: routes.explore },
    data: { label: 'Data', href: routes.data },
  }) as const satisfies Record<string, Link>;

export type Section = keyof ReturnType<typeof sectionsOf>;

/** What the frame of a page shows, the same on all pages. */
export const pageChrome = memoize((context) => {
  const { catalogue, routes } = context;
  const { ofCraft, ofFlights } = facetLinks(context);
  return {
    home: routes.home,
    search: routes.search,
    sections: Object.entries(sectionsOf(context)).map(([key, link]) => ({ key, ...link })),
    axis: { units: axisUnits(axisOf(context)), src: routes.ruler },
    recordsRead: readingPeriod(catalogue.spacecraft),
    snapshot: { words: formatDate(catalogue.source.fetched_at), datetime: catalogue.source.fetched_at },
    coverage: coverage(context),
    sample: sampleNote(context),
    credit: catalogue.spacecraft.some(citesGcat) ? gcat : null,
    source: { label: 'Launch Library 2', href: 'https://thespacedevs.com/llapi' },
    /** What the menu does not name, a row for each purpose: more lists, ways to work with them, what the site is. */
    more: [
      [
        ...ofCraft,
        ...(catalogue.placeholders.length > 0 ? [{ label: 'Placeholders', href: routes.placeholders }] : []),
      ],
      ...(ofFlights.length > 0 ? [ofFlights] : []),
      [
        { label: 'People', href: routes.people },
        { label: 'People in space', href: routes.peopleInSpace },
        { label: 'Stations', href: routes.stations },
      ],
      [
        { label: 'Search', href: routes.search },
        { label: 'Compare', href: routes.compare },
        { label: 'Statistics', href: routes.statistics },
        { label: 'Changes', href: routes.changes },
      ],
      [
        { label: 'About', href: routes.about },
        { label: 'Pictures', href: routes.photos },
        { label: 'Offline', href: routes.offline },
      ],
    ],
  } as const;
});

export type PageChrome = ReturnType<typeof pageChrome>;
