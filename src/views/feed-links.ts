/** Where the feeds are, for links and for the heads of the pages that they belong to. */
import type { SiteContext } from '#context.ts';

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
export function feedOf(
  { routes }: SiteContext,
  of: 'configuration' | 'agency',
  { id, name }: { id: number; name: string },
): Alternate {
  return { label: `Changes to ${name} and its craft as a feed`, href: routes.feed(of, id), type: ATOM };
}
