/** The feeds of changes: of all, and of each configuration and agency with its craft. */
import type { Feed, FeedEntry } from '#api/feeds.ts';
import { catalogue, history } from '#data/catalogue.ts';
import { sentenceOf } from '#domain/change-lines.ts';
import { formatDateTime } from '#domain/dates.ts';
import { quotable } from '#domain/field-changes.ts';
import { facets } from '#domain/facets.ts';
import { fieldHistory, recordKey, referredAt } from '#domain/record-history.ts';
import { formatCount } from '#domain/labels.ts';
import { routes, site } from '#site.ts';

import { entryLines } from './change-lines.ts';
import type { Line } from './change-lines.ts';
import { dayAddress } from './changes.ts';

/** Entries of a feed: readers refuse feeds of thousands. */
export const MOST_ENTRIES = 50;
/** Changes of one run that stand for themselves; more of them become one entry, lest they push all else out. */
const MOST_OF_A_RUN = 25;

/** The feed of all changes, in the address given. */
export function feedOfAll(self: string): Feed {
  return feed('changes', `${site.name}: changes`, routes.changes, self, () => true);
}

/** The feeds of the configurations and of the agencies. */
export function feedsOfRecords(): Feed[] {
  return [
    ...catalogue.configurations.map((each) =>
      feed(
        recordKey('configuration', each.id),
        `${site.name}: changes to ${quotable(each.name)}`,
        routes.configuration(each),
        routes.feed('configuration', each.id),
        (line, at) => configurationsAt(line, at).includes(each.id),
      ),
    ),
    ...catalogue.agencies.map((each) =>
      feed(
        recordKey('agency', each.id),
        `${site.name}: changes to ${quotable(each.name)}`,
        routes.facetValue(facets.agency, each),
        routes.feed('agency', each.id),
        (line, at) => agenciesAt(line, at).includes(each.id),
      ),
    ),
  ];
}

const fields = fieldHistory(history.entries);
const craftById = new Map(catalogue.spacecraft.map((craft) => [craft.id, craft]));
const configurationById = new Map(catalogue.configurations.map((configuration) => [configuration.id, configuration]));

/** Configurations that a line is about: by what its record belonged to at the time, so that no entry leaves a feed. */
function configurationsAt({ record }: Line, at: string): number[] {
  if (record?.kind === 'configuration') return [record.id];
  if (record?.kind !== 'spacecraft') return [];
  const changes = fields.get(recordKey('spacecraft', record.id))?.get('spacecraft_config');
  return referredAt(changes, craftById.get(record.id)?.configuration?.id ?? null, at);
}

function agenciesAt(line: Line, at: string): number[] {
  if (line.record?.kind === 'agency') return [line.record.id];
  return configurationsAt(line, at).flatMap((id) => {
    const changes = fields.get(recordKey('configuration', id))?.get('agency');
    return referredAt(changes, configurationById.get(id)?.agency?.id ?? null, at);
  });
}

function feed(
  key: string,
  title: string,
  page: string,
  self: string,
  belongs: (line: Line, at: string) => boolean,
): Feed {
  const entries: FeedEntry[] = [];
  for (const { at, lines } of entryLines) {
    if (entries.length >= MOST_ENTRIES) break;
    const own = lines.filter((line) => belongs(line, at));
    if (own.length > MOST_OF_A_RUN) entries.push(digest(key, at, own));
    else entries.push(...own.map((line) => entryOf(line, at)));
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

function entryOf(line: Line, at: string): FeedEntry {
  const sentence = sentenceOf(line);
  return {
    id: `${site.feedId}${at}/${line.key}`,
    title: quotable(sentence, LONGEST_TITLE),
    page: site.origin + (line.href ?? dayAddress(at)),
    updated: at,
    text: `${sentence}.`.replace(/[.…]\.$/, '.'),
  };
}

function digest(key: string, at: string, lines: readonly Line[]): FeedEntry {
  return {
    id: `${site.feedId}${at}/all/${key}`,
    title: `${formatCount(lines.length, 'change')} ${formatDateTime(at)}`,
    page: site.origin + dayAddress(at),
    updated: at,
    text: lines.map(sentenceOf).join('\n'),
  };
}
