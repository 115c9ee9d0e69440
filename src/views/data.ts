/** The page about the data: where it is from, how complete and how old it is, what is doubtful. */
import type { SiteContext } from '#context.ts';
import { countFlights } from '#domain/catalogue.ts';
import { doubtsOf } from '#domain/consistency.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDate, machineDate } from '#domain/dates.ts';
import { formatCount, formatCraftCount, formatNumber } from '#domain/labels.ts';

import { dataFiles, downloads } from './data-files.ts';
import type { DataFiles } from './data-files.ts';
import type { PageFact } from './facts.ts';
import { datasetEntity } from './json-ld.ts';
import { craftLink, launchesOf, readingPeriod } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** All that the page about the data shows. */
export interface DataPage extends Page {
  lead: string;
  note: string | null;
  counts: readonly PageFact[];
  /** Each doubt once, with the craft that it is about. */
  doubts: readonly { sentence: string; craft: readonly Link[] }[];
  /** How many craft the doubts are about; empty where there is no doubt. */
  doubtful: string;
  /** What is there for programs. */
  files: DataFiles;
  /** How to name the data as a source. */
  citation: string;
  /** A permanent address, to show what one looks like. */
  permanent: { id: number; address: string } | null;
}

/** The page about the data. */
export function dataPage(context: SiteContext): DataPage {
  const { catalogue, routes, site } = context;
  const { source, spacecraft } = catalogue;
  const doubtful = spacecraft.filter((craft) => doubtsOf(craft).length > 0).length;
  const [first] = spacecraft;
  const complete = source.complete
    ? `It holds all ${formatNumber(source.count)} spacecraft that Launch Library 2 counts.`
    : `It holds ${formatNumber(spacecraft.length)} of the ${formatNumber(source.count)} spacecraft that Launch Library 2 counts, so its lists and places are among those, not among all.`;
  return {
    meta: {
      title: 'The data and its doubts',
      description: `Where the ${formatCount(spacecraft.length, 'record')} of this atlas come from, how old and how complete they are, how they are ordered, and what is doubtful.`,
      address: routes.data,
      about: datasetEntity(context, {
        name: `${site.name}: snapshot of Launch Library 2’s spacecraft`,
        description: `${formatCraftCount(spacecraft.length)} with their ${formatCount(countFlights(spacecraft), 'flight')}, configurations, agencies, families and types. ${complete}`,
        api: source.api,
        changed: source.fetched_at,
        launches: launchSpan(spacecraft),
        downloads: downloads(context),
      }),
    },
    lead: `This atlas is made from one snapshot of Launch Library 2. ${complete} ${readingPeriod(spacecraft)}.`,
    note: source.note,
    counts: countsOf(context, doubtful),
    doubts: groupDoubts(context, spacecraft),
    doubtful: doubtful === 0 ? '' : `${formatCraftCount(doubtful)}, by name. Each craft’s page repeats its own.`,
    files: dataFiles(context),
    citation: `The Space Devs: Launch Library 2, spacecraft. Snapshot of ${formatDate(source.fetched_at)}, ${site.name}, ${site.origin}${routes.data}`,
    permanent: first ? { id: first.id, address: routes.permalink(first.id) } : null,
  };
}

function countsOf({ catalogue }: SiteContext, doubtful: number): PageFact[] {
  const { source, spacecraft } = catalogue;
  const ofAll = `of ${formatNumber(spacecraft.length)}`;
  const count = (label: string, value: number, note?: string) => ({ label, value: formatNumber(value), note });
  const countCraft = (label: string, holds: (craft: Craft) => boolean) =>
    count(label, spacecraft.filter(holds).length, ofAll);
  return [
    { label: 'Snapshot', value: formatDate(source.fetched_at), datetime: source.fetched_at },
    count('Spacecraft', spacecraft.length, source.complete ? 'all of them' : `of ${formatNumber(source.count)}`),
    count('Flights', countFlights(spacecraft)),
    count('Configurations', catalogue.configurations.length),
    count('Agencies', catalogue.agencies.length),
    count('Families', catalogue.families.length),
    count('Placeholders', catalogue.placeholders.length),
    countCraft('Time in space unknown', ({ timeInSpace }) => timeInSpace === null),
    countCraft('Counts worked out from flights', ({ counts_from }) => counts_from === 'flights'),
    count('Craft with doubts', doubtful, ofAll),
  ];
}

function launchSpan(spacecraft: readonly Craft[]): [string, string] | null {
  const launches = launchesOf(spacecraft)
    .flatMap((date) => machineDate(date) ?? [])
    .toSorted();
  const [first, last] = [launches[0], launches.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

function groupDoubts(context: SiteContext, spacecraft: readonly Craft[]): DataPage['doubts'] {
  const doubts = spacecraft.flatMap((craft) => doubtsOf(craft).map((sentence) => ({ sentence, craft })));
  return [...Map.groupBy(doubts, ({ sentence }) => sentence)].map(([sentence, group]) => ({
    sentence,
    craft: group.map(({ craft }) => craftLink(context, craft)),
  }));
}
