/** What a craft's page says about its record: where it is from, what its dates rest on, what is doubtful. */
import type { SiteContext } from '#context.ts';
import { doubtsOf } from '#domain/consistency.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDateTime } from '#domain/dates.ts';
import { evidenceKinds } from '#domain/schema.ts';
import type { EvidenceKind } from '#domain/schema.ts';
import { formatCount } from '#domain/labels.ts';

import { dockingDoubts } from './dockings.ts';
import type { Link } from './shared.ts';
import { recordAlternate } from './alternates.ts';

/** What a page says about the record behind it. */
export interface RecordNotes {
  sentences: readonly string[];
  doubts: readonly string[];
  links: readonly Link[];
}

/** The notes about a craft's record. */
export function aboutRecord(context: SiteContext, craft: Craft): RecordNotes {
  const from =
    craft.counts_from === 'flights'
      ? ' Its counts and times are worked out from the flights above, because the record had none or old ones.'
      : '';
  return {
    sentences: [
      `Record ${craft.id} of Launch Library 2, read ${formatDateTime(craft.as_of)}.${from}`,
      ...evidenceSentences(craft),
    ],
    doubts: [...doubtsOf(craft), ...dockingDoubts(context, craft)],
    links: [
      { label: 'The record at Launch Library 2', href: recordAddress(context, craft) },
      { label: 'Permanent address of this page', href: context.routes.permalink(craft.id) },
      recordAlternate(context, 'craft', craft.id),
      ...(craft.configuration?.wiki_link
        ? [{ label: `${craft.configuration.name} on Wikipedia`, href: craft.configuration.wiki_link }]
        : []),
    ],
  };
}

/** Address of a craft's record at Launch Library 2. */
export function recordAddress({ catalogue }: SiteContext, { id }: Craft): string {
  return new URL(`spacecraft/${id}/`, catalogue.source.api).href;
}

/** The General Catalog of Artificial Space Objects, whose licence asks for this credit. */
export const gcat = {
  label: 'GCAT',
  href: 'https://planet4589.org/space/gcat/',
  author: 'Jonathan McDowell',
  licence: { label: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
} as const;

/** Whether a date or a crew of a craft rests on GCAT. */
export function citesGcat({ flights }: Craft): boolean {
  return flights.some(
    ({ evidence, crew }) =>
      crew?.source === 'gcat' ||
      Object.values(evidence ?? {}).some((sources: readonly EvidenceKind[]) => sources.includes('gcat')),
  );
}

/** What the flights' dates and crews rest on, each source once with how many flights it holds for. */
function evidenceSentences({ flights, allFlights }: Craft): string[] {
  const dated = (of: 'launch' | 'end') =>
    flights.map(({ evidence }) => [...new Set((evidence?.[of] ?? []).map((kind) => evidenceKinds[kind]))]);
  const times = flights.length === 1 ? 'time' : 'times';
  const crewed = allFlights.filter(({ crew }) => crew !== null && crew.members.length > 0);
  return [
    ...sourceSentence(`Launch ${times}`, dated('launch')),
    ...sourceSentence(`Landing ${times}`, dated('end')),
    ...sourceSentence(
      'Crew',
      crewed.map(({ crew }) => [crew === null || crew.source === 'll2' ? LL2 : evidenceKinds[crew.source]]),
    ),
  ];
}

const LL2 = 'Launch Library 2';

/** @param sources - those of each flight */
function sourceSentence(what: string, sources: readonly (readonly string[])[]): string[] {
  const counts = Map.groupBy(sources.flat(), (source) => source);
  if (counts.size === 0) return [];
  const grounds = [...counts].map(([source, { length }]) =>
    length === sources.length ? source : `${source} (${formatCount(length, 'flight')})`,
  );
  return [`${what}: ${grounds.join('; ')}.`];
}
