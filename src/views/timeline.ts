/** The timeline: every flight on the axis of years, a row a configuration, and all craft by the decade of their first launch. */
import type { SiteContext } from '#context.ts';
import { barPath } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import { compareByFirstLaunch } from '#domain/catalogue.ts';
import type { Craft } from '#domain/catalogue.ts';
import { calendarYear, formatDate, formatDateTime } from '#domain/dates.ts';
import { craftLabel } from '#domain/mission-pair.ts';
import type { FlightRecord } from '#domain/schema.ts';
import { launchYears } from '#domain/sentences.ts';
import { busiestYears, byDecade, mostAtOnce } from '#domain/statistics.ts';
import { formatCount, formatCraftCount, formatList, NOT_RECORDED, formatNumber } from '#domain/labels.ts';
import { decadeAnchor } from '#routes.ts';

import type { PageFact } from './facts.ts';
import { axisOf, launchesOf } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** The flights of one configuration. */
export interface TimelineRow {
  /** Null for craft without a configuration on record. */
  id: number | null;
  name: string;
  href: string | null;
  craft: number;
  flights: number;
  /** The years of the launches, for those who do not see the bars. */
  years: string;
  /** Bars of flights that are over, and of those under way. */
  over: string;
  underWay: string;
}

/** The craft that were first launched in ten years. */
export interface Decade {
  /** `1960s`; the last may hold those without a launch on record. */
  id: string;
  heading: string;
  count: string;
  craft: readonly (Link & { id: number; year: number | null })[];
}

/** All that the timeline shows. */
export interface TimelinePage extends Page {
  lead: string;
  facts: readonly PageFact[];
  axis: YearAxis;
  rows: readonly TimelineRow[];
  /** Whether any flight is under way. */
  anyUnderWay: boolean;
  decades: readonly Decade[];
}

/** The timeline. */
export function timelinePage(context: SiteContext): TimelinePage {
  const { catalogue, routes } = context;
  const launched = catalogue.spacecraft
    .filter((craft) => launchesOf([craft]).length > 0)
    .toSorted(compareByFirstLaunch);
  const rows = timelineRows(context, launched);
  const flights = launchesOf(launched).length;
  return {
    meta: {
      title: 'Timeline of spacecraft',
      description: `${formatCount(flights, 'flight')} of ${formatCount(launched.length, 'spacecraft', 'spacecraft')}${launched.length > 0 ? `, ${launchYears(launched) ?? ''}` : ''}, on one axis of years: what flew when, what flew at the same time, and all craft by the decade of their first launch.`,
      address: routes.timeline,
    },
    ofMany: true,
    lead: lead(launched, flights),
    facts: facts(launched),
    axis: axisOf(context),
    rows,
    anyUnderWay: rows.some(({ underWay }) => underWay !== ''),
    decades: decades(context),
  };
}

function lead(launched: readonly Craft[], flights: number): string {
  const [first] = launched;
  const last = launched.at(-1);
  if (!first || !last) return 'No launch is on record in this atlas.';
  const kinds = new Set(launched.flatMap(({ configuration }) => configuration?.id ?? [])).size;
  const of = kinds > 0 ? ` of ${formatCount(kinds, 'configuration')}` : '';
  const ends = first === last ? '' : `, from ${formatLaunch(first)} to ${formatLaunch(last)}`;
  return `${formatCount(flights, 'flight')} by ${formatCraftCount(launched.length)}${of}${ends}.`;
}

function formatLaunch(craft: Craft): string {
  return `${craftLabel(craft)} ${formatDateTime(craft.firstLaunch ?? '')}`;
}

function facts(launched: readonly Craft[]): PageFact[] {
  const busiest = busiestYears(launched);
  const most = mostAtOnce(launched);
  const MANY = 3;
  return [
    ...(busiest
      ? [
          {
            label: busiest.years.length === 1 ? 'Busiest year' : 'Busiest years',
            value:
              busiest.years.length > MANY
                ? `${formatNumber(busiest.years.length)} years`
                : formatList(busiest.years.map(String)),
            note: `${formatCount(busiest.launches, 'launch', 'launches')}${busiest.years.length === 1 ? '' : ' each'}`,
          },
        ]
      : []),
    ...(most
      ? [
          {
            label: 'Most at one time',
            value: formatCount(most.flights, 'flight'),
            note: `from ${formatDate(most.from)}${most.excluded > 0 ? `; ${formatNumber(most.excluded)} without a recorded end left out` : ''}`,
          },
        ]
      : []),
  ];
}

function timelineRows(context: SiteContext, launched: readonly Craft[]): TimelineRow[] {
  // Craft come in order of first launch, and so do the configurations.
  const groups = Map.groupBy(launched, ({ configuration }) => configuration?.id ?? null);
  return [...groups].map(([id, craft]) => {
    const configuration = craft[0]?.configuration ?? null;
    return {
      id,
      name: configuration?.name ?? `configuration ${NOT_RECORDED}`,
      href: configuration && context.routes.configuration(configuration),
      craft: craft.length,
      flights: launchesOf(craft).length,
      years: launchYears(craft) ?? '',
      over: bars(context, craft, (flight) => !underWay(flight)),
      underWay: bars(context, craft, underWay),
    };
  });
}

function underWay({ outcome }: FlightRecord): boolean {
  return outcome === 'in flight';
}

function bars(context: SiteContext, craft: readonly Craft[], include: (flight: FlightRecord) => boolean): string {
  return craft.map((each) => barPath(axisOf(context), each.flights.filter(include), each.as_of)).join('');
}

function decades({ catalogue, routes }: SiteContext): Decade[] {
  const ordered = catalogue.spacecraft.toSorted(compareByFirstLaunch);
  return byDecade(ordered).map(({ decade, craft }) => ({
    id: decadeAnchor(decade),
    heading: decade === null ? 'No launch on record' : `${decade}s`,
    count: formatCraftCount(craft.length),
    craft: craft.map((each) => ({
      id: each.id,
      label: craftLabel(each),
      href: routes.craft(each),
      year: each.firstLaunch === null ? null : calendarYear(each.firstLaunch),
    })),
  }));
}
