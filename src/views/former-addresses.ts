/** The addresses that pages had under earlier names of their records. */
import type { SiteContext } from '#context.ts';
import type { RecordKind } from '#domain/changes.ts';
import { namesInHistory, partOf } from '#domain/history.ts';

import { pageOf } from './change-lines.ts';

/** An address that leads to another. */
export interface AddressRedirect {
  address: string;
  /** Name of the page at the target. */
  name: string;
  target: string;
}

/** One for each name in the history that gave a page another address than it has now; none where the record is gone. */
export function formerAddresses(context: SiteContext): AddressRedirect[] {
  const { history, snapshot } = context;
  const redirects = new Map<string, AddressRedirect>();
  for (const [kind, ofKind] of namesInHistory(history)) {
    const now = new Map<number, { id: number; name: string }>(snapshot[partOf[kind]].map((row) => [row.id, row]));
    for (const [id, names] of ofKind) {
      const row = now.get(id);
      if (!row) continue;
      for (const name of names) addTo(context, redirects, kind, row, name);
    }
  }
  return [...redirects.values()];
}

function addTo(
  context: SiteContext,
  redirects: Map<string, AddressRedirect>,
  kind: RecordKind,
  row: { id: number; name: string },
  former: string,
): void {
  const target = pageOf(context, kind, row);
  const address = pageOf(context, kind, { id: row.id, name: former });
  if (target === null || address === null || address === target) return;
  redirects.set(address, { address, name: row.name, target });
}
