/** Other forms of what a page shows: its record as JSON, feeds and the calendar, for links and for heads of pages. */
import type { SiteContext } from '#context.ts';

import type { FacetValue } from '#domain/facets.ts';

import type { Alternate } from './shared.ts';

const ATOM = 'application/atom+xml';

/** The feeds of all changes. */
export const mainFeeds = ({ routes }: SiteContext): readonly Alternate[] => [
  { label: 'All changes as a feed (Atom)', href: routes.changesAtom, type: ATOM },
  { label: 'All changes as a feed (JSON Feed)', href: routes.changesJsonFeed, type: 'application/feed+json' },
];

/** The calendar of flights. */
export const calendarLink = ({ routes }: SiteContext): Alternate => ({
  label: 'Launches and ends as a calendar (iCalendar)',
  href: routes.calendar,
  type: 'text/calendar',
});

/** The feed of the changes to a configuration or an agency and to its craft. */
export function feedOf({ routes }: SiteContext, of: 'configuration' | 'agency', { id, name }: FacetValue): Alternate {
  return { label: `Changes to ${name} and its craft as a feed`, href: routes.feed(of, id), type: ATOM };
}

/** The JSON file of a craft or a configuration. */
export function recordAlternate({ routes }: SiteContext, of: 'craft' | 'configuration', id: number): Alternate {
  return { label: 'This record as JSON', href: routes.api(of, id), type: 'application/json' };
}
