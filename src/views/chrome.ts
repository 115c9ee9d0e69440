/** What stands around every page: menu, ruler's axis, footer. */
import { catalogue } from '#data/catalogue.ts';
import { axisUnits } from '#domain/axis.ts';
import { formatDate } from '#domain/dates.ts';
import { routes } from '#site.ts';

import { facetLinks } from './facet-index.ts';
import { axis, coverage, readingPeriod } from './shared.ts';
import type { Link } from './shared.ts';

/** The parts of the site that the menu names. */
export const sections = {
  spacecraft: { label: 'Spacecraft', href: routes.spacecraft },
  configurations: { label: 'Configurations', href: routes.configurations },
  inSpace: { label: 'In space', href: routes.inSpace },
  timeline: { label: 'Timeline', href: routes.timeline },
  records: { label: 'Records', href: routes.records },
  explore: { label: 'Explore', href: routes.explore },
  data: { label: 'Data', href: routes.data },
} as const satisfies Record<string, Link>;

export type Section = keyof typeof sections;

/** What the frame of a page shows, the same on all pages. */
export const pageChrome = {
  home: routes.home,
  search: routes.search,
  sections: Object.entries(sections).map(([key, link]) => ({ key, ...link })),
  axis: { units: axisUnits(axis), src: routes.ruler },
  recordsRead: readingPeriod(catalogue.spacecraft),
  snapshot: { words: formatDate(catalogue.source.fetched_at), datetime: catalogue.source.fetched_at },
  coverage,
  source: { label: 'Launch Library 2', href: 'https://thespacedevs.com/llapi' },
  /** What the menu does not name, a row for each purpose: more lists, ways to work with them, what the site is. */
  more: [
    [
      ...facetLinks,
      ...(catalogue.placeholders.length > 0 ? [{ label: 'Placeholders', href: routes.placeholders }] : []),
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

export type PageChrome = typeof pageChrome;
