/** The pages of craft that Launch Library 2 lists no more, at their permanent addresses. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDateTime } from '#domain/dates.ts';
import { namesInHistory } from '#domain/history.ts';
import { removedCraft } from '#domain/removed-craft.ts';
import type { RemovedCraft } from '#domain/removed-craft.ts';
import type { SpacecraftRecord } from '#domain/schema.ts';
import { craftSummary } from '#domain/craft-lead.ts';

import { dayAddress } from './changes.ts';
import type { AddressRedirect } from './former-addresses.ts';
import { changesTo } from './record-changes.ts';
import type { RecordChanges } from './record-changes.ts';
import { configurationLink } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** All that the page of such a craft shows. */
export interface RemovedCraftPage extends Page {
  id: number;
  name: string;
  lead: string;
  /** What its last record says; null where the history has none. */
  summary: string | null;
  configuration: Link | null;
  serialNumber: string | null;
  changes: RecordChanges | null;
}

const removedOf = memoize(({ history, snapshot }) => removedCraft(history.entries, snapshot));

/** Each of these craft with its references followed, as far as what they refer to is there. */
const lastKnown = memoize(
  (context): ReadonlyMap<number, Craft> =>
    new Map(
      createCatalogue({
        ...context.snapshot,
        spacecraft: removedOf(context).flatMap(({ record }) => (record ? [withKnown(context, record)] : [])),
      }).spacecraft.map((craft) => [craft.id, craft]),
    ),
);

function withKnown({ snapshot }: SiteContext, record: SpacecraftRecord): SpacecraftRecord {
  const known = (rows: readonly { id: number }[], id: number | null) => (rows.some((row) => row.id === id) ? id : null);
  return {
    ...record,
    status: known(snapshot.statuses, record.status),
    spacecraft_config: known(snapshot.configurations, record.spacecraft_config),
    image: null,
  };
}

/** Every such page. */
export function removedCraftPages(context: SiteContext): RemovedCraftPage[] {
  const { routes } = context;
  return removedOf(context).map((row) => {
    const { id, name } = row;
    const craft = lastKnown(context).get(id);
    const lead = leadOf(row);
    return {
      id,
      meta: { title: `${name}, no longer listed`, description: lead, address: routes.permalink(id), noindex: true },
      crumbs: [{ label: 'Spacecraft', href: routes.spacecraft }],
      name,
      lead,
      summary: craft ? craftSummary(craft) : null,
      configuration: craft?.configuration ? configurationLink(context, craft.configuration) : null,
      serialNumber: craft?.serial_number ?? null,
      changes: changesTo(context, 'spacecraft', id),
    };
  });
}

function leadOf({ id, name, at }: RemovedCraft): string {
  return `Launch Library 2 no longer lists ${name}, its record ${id}: it has been gone since the snapshot of ${formatDateTime(at).replace(/^on /, '')}.`;
}

/** The addresses that these pages had while their craft were listed. */
export function removedCraftRedirects(context: SiteContext): AddressRedirect[] {
  const { history, routes } = context;
  const names = namesInHistory(history).get('spacecraft');
  return removedOf(context).flatMap(({ id, name }) =>
    [...(names?.get(id) ?? [])].map((former) => ({
      address: routes.craft({ id, name: former }),
      name,
      target: routes.permalink(id),
    })),
  );
}

/** What programs find at the address of such a craft's record: a body as an answer 410 has it. */
export function removedCraftFiles(context: SiteContext): { id: number; body: object }[] {
  const { routes, site } = context;
  return removedOf(context).map((row) => ({
    id: row.id,
    body: {
      detail: `Gone. ${leadOf(row)}`,
      id: row.id,
      name: row.name,
      gone_since: row.at,
      page: site.origin + routes.permalink(row.id),
      change: site.origin + dayAddress(context, row.at),
      last_record: row.record,
    },
  }));
}
