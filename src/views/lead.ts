/** The lead of a craft's page, with the record that the craft holds. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { craftSummary } from '#domain/craft-lead.ts';
import { formatNumber } from '#domain/labels.ts';
import { standingOf } from '#domain/records.ts';
import type { RecordName } from '#domain/records.ts';

/** What is said of the craft that alone holds a record; the first record that it holds counts. */
const phrases = {
  'most-flights': (rivals) => `made the most flights of ${rivals}`,
  'longest-in-space': (rivals) => `spent the most time in space of ${rivals}`,
  'longest-flight': (rivals) => `made the longest single flight of ${rivals}`,
  'fastest-turnaround': (rivals) => `had the shortest turnaround of ${rivals}`,
  'longest-career': (rivals) => `flew over the longest period of ${rivals}`,
  'first-launched': (rivals) => `was the first launched of ${rivals}`,
} as const satisfies Partial<Record<RecordName, (rivals: string) => string>>;

const recordPhrases = memoize(({ catalogue }): ReadonlyMap<number, string> => {
  const { spacecraft, source } = catalogue;
  const rivals = source.complete
    ? 'any spacecraft in Launch Library 2'
    : `the ${formatNumber(spacecraft.length)} spacecraft in this atlas`;
  const held = new Map<number, string>();
  for (const [name, phrase] of Object.entries(phrases) as [keyof typeof phrases, (rivals: string) => string][]) {
    const [first, second] = standingOf(name, spacecraft).holdings;
    if (!first || second?.place === 1 || held.has(first.craft.id)) continue;
    held.set(first.craft.id, phrase(rivals));
  }
  return held;
});

/** The lead of a craft's page. */
export function leadOf(context: SiteContext, craft: Craft): string {
  const first = context.catalogue.groups.configuration.find(({ value }) => value.id === craft.configuration?.id)
    ?.craft[0];
  return craftSummary(craft, { first: first === craft, record: recordPhrases(context).get(craft.id) ?? null });
}
