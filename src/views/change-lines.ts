/** The history in sentences, each leading to the page of its record where there is one. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { linesOf } from '#domain/change-lines.ts';
import type { ChangeLine } from '#domain/change-lines.ts';
import type { RecordKind } from '#domain/changes.ts';
import { namesInHistory, partOf } from '#domain/history.ts';
import { removedCraft } from '#domain/removed-craft.ts';
import type { NameOf } from '#domain/field-changes.ts';
import { facets } from '#domain/facets.ts';
import type { SnapshotPart } from '#domain/schema.ts';

/** A sentence of the history. */
export interface Line extends ChangeLine {
  /** Page of the record; null where it has none. */
  href: string | null;
}

/** The sentences of one entry. */
export interface EntryLines {
  at: string;
  lines: readonly Line[];
}

const parts = Object.values(partOf);
const recordsByPart = memoize(
  ({ snapshot }) =>
    new Map<SnapshotPart, ReadonlyMap<number, { id: number; name: string }>>(
      parts.map((part) => [part, new Map(snapshot[part].map((row) => [row.id, row]))]),
    ),
);
const formerNames = memoize(({ history }) => namesInHistory(history));
const removedIds = memoize(
  ({ history, snapshot }) => new Set(removedCraft(history.entries, snapshot).map(({ id }) => id)),
);

const nameFinder = memoize((context): NameOf => (part, id) => {
  const kind = (Object.keys(partOf) as RecordKind[]).find((each) => partOf[each] === part);
  return (
    recordsByPart(context).get(part)?.get(id)?.name ??
    (kind && [...(formerNames(context).get(kind)?.get(id) ?? [])].at(-1)) ??
    null
  );
});

/** Address of the page of a record; null for kinds that have none. */
export function pageOf({ routes }: SiteContext, kind: RecordKind, record: { id: number; name: string }): string | null {
  switch (kind) {
    case 'spacecraft':
      return routes.craft(record);
    case 'configuration':
    case 'agency':
    case 'family':
    case 'type':
    case 'status':
      return routes.facetValue(facets[kind], record);
    default:
      return null;
  }
}

function hrefOf(context: SiteContext, { record }: ChangeLine): string | null {
  const row = record && recordsByPart(context).get(partOf[record.kind])?.get(record.id);
  if (record?.kind === 'spacecraft' && removedIds(context).has(record.id)) return context.routes.permalink(record.id);
  return record && row ? pageOf(context, record.kind, row) : null;
}

/** Every entry that says something, the newest first. */
export const entryLinesOf = memoize((context): readonly EntryLines[] =>
  context.history.entries
    .map((entry) => ({
      at: entry.at,
      lines: linesOf(entry, nameFinder(context)).map((line) => ({ ...line, href: hrefOf(context, line) })),
    }))
    .filter(({ lines }) => lines.length > 0)
    .toReversed(),
);
