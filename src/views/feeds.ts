/** The feeds of changes: of all, and of each configuration and agency with its craft. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Feed, FeedEntry } from '#api/feeds.ts';
import { sentenceOf } from '#domain/change-lines.ts';
import { formatDateTime } from '#domain/dates.ts';
import { quotable } from '#domain/field-changes.ts';
import { facets } from '#domain/facets.ts';
import { fieldHistory, recordKey, referredAt } from '#domain/record-history.ts';
import { formatCount } from '#domain/labels.ts';

import { entryLinesOf } from './change-lines.ts';
import type { Line } from './change-lines.ts';
import { dayAddress } from './changes.ts';

/** Entries of a feed: readers refuse feeds of thousands. */
export const MOST_ENTRIES = 50;
/** Changes of one run that get an entry each; more become a single entry, so that they do not displace all others. */
const MOST_OF_A_RUN = 25;

/** The feed of all changes, in the address given. */
export function feedOfAll(context: SiteContext, self: string): Feed {
  const { routes, site } = context;
  return feed(context, 'changes', `${site.name}: changes`, routes.changes, self, () => true);
}

/** The feeds of the configurations and of the agencies. */
export function feedsOfRecords(context: SiteContext): Feed[] {
  const { catalogue, routes, site } = context;
  return [
    ...catalogue.configurations.map((each) =>
      feed(
        context,
        recordKey('configuration', each.id),
        `${site.name}: changes to ${quotable(each.name)}`,
        routes.configuration(each),
        routes.feed('configuration', each.id),
        (line, at) => configurationsAt(context, line, at).includes(each.id),
      ),
    ),
    ...catalogue.agencies.map((each) =>
      feed(
        context,
        recordKey('agency', each.id),
        `${site.name}: changes to ${quotable(each.name)}`,
        routes.facetValue(facets.agency, each),
        routes.feed('agency', each.id),
        (line, at) => agenciesAt(context, line, at).includes(each.id),
      ),
    ),
  ];
}

const fieldsByRecord = memoize(({ history }) => fieldHistory(history.entries));
const craftById = memoize(({ catalogue }) => new Map(catalogue.spacecraft.map((craft) => [craft.id, craft])));
const configurationById = memoize(
  ({ catalogue }) => new Map(catalogue.configurations.map((configuration) => [configuration.id, configuration])),
);

/** Configurations that a line is about: by what its record belonged to at the time, so that no entry leaves a feed. */
function configurationsAt(context: SiteContext, { record }: Line, at: string): number[] {
  if (record?.kind === 'configuration') return [record.id];
  if (record?.kind !== 'spacecraft') return [];
  const changes = fieldsByRecord(context).get(recordKey('spacecraft', record.id))?.get('spacecraft_config');
  return referredAt(changes, craftById(context).get(record.id)?.configuration?.id ?? null, at);
}

function agenciesAt(context: SiteContext, line: Line, at: string): number[] {
  if (line.record?.kind === 'agency') return [line.record.id];
  return configurationsAt(context, line, at).flatMap((id) => {
    const changes = fieldsByRecord(context).get(recordKey('configuration', id))?.get('agency');
    return referredAt(changes, configurationById(context).get(id)?.agency?.id ?? null, at);
  });
}

function feed(
  context: SiteContext,
  key: string,
  title: string,
  page: string,
  self: string,
  belongs: (line: Line, at: string) => boolean,
): Feed {
  const { history, site } = context;
  const entries: FeedEntry[] = [];
  for (const { at, lines } of entryLinesOf(context)) {
    if (entries.length >= MOST_ENTRIES) break;
    const own = lines.filter((line) => belongs(line, at));
    if (own.length > MOST_OF_A_RUN) entries.push(digest(context, key, at, own));
    else entries.push(...own.map((line) => entryOf(context, line, at)));
  }
  return {
    id: site.feedId + key,
    title,
    page: site.origin + page,
    self: site.origin + self,
    updated: entries[0]?.updated ?? history.since,
    author: site.name,
    entries: entries.slice(0, MOST_ENTRIES),
  };
}

/** Longest title of an entry, in letters; its text is whole. */
const LONGEST_TITLE = 120;

function entryOf(context: SiteContext, line: Line, at: string): FeedEntry {
  const { site } = context;
  const sentence = sentenceOf(line);
  return {
    id: `${site.feedId}${at}/${line.key}`,
    title: quotable(sentence, LONGEST_TITLE),
    page: site.origin + (line.href ?? dayAddress(context, at)),
    updated: at,
    text: `${sentence}.`.replace(/[.…]\.$/, '.'),
  };
}

function digest(context: SiteContext, key: string, at: string, lines: readonly Line[]): FeedEntry {
  const { site } = context;
  return {
    id: `${site.feedId}${at}/all/${key}`,
    title: `${formatCount(lines.length, 'change')} ${formatDateTime(at)}`,
    page: site.origin + dayAddress(context, at),
    updated: at,
    text: lines.map(sentenceOf).join('\n'),
  };
}
