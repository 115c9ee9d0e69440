/** What a craft's page says about its record: where it is from, what its dates rest on, what is doubtful. */
import type { SiteContext } from '#context.ts';
import { doubtsOf } from '#domain/consistency.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDateTime } from '#domain/dates.ts';
import { evidenceKinds } from '#domain/schema.ts';
import type { EvidenceKind } from '#domain/schema.ts';
import { capitalize, formatCount } from '#domain/labels.ts';

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
    doubts: doubtsOf(craft),
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

/** What the flights' dates rest on, each ground once with how many flights it holds for. */
function evidenceSentences(craft: Craft): string[] {
  const total = craft.flights.length;
  const sentence = (what: string, of: 'launch' | 'end') => {
    const counts = new Map<EvidenceKind, number>();
    for (const { evidence } of craft.flights) {
      for (const kind of evidence?.[of] ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (counts.size === 0) return [];
    const grounds = [...counts].map(([kind, count]) =>
      count === total ? evidenceKinds[kind] : `${evidenceKinds[kind]} (${formatCount(count, 'flight')})`,
    );
    return [`${capitalize(what)} from: ${grounds.join('; ')}.`];
  };
  return [...sentence('launch times are', 'launch'), ...sentence('end times are', 'end')];
}
