/** The snapshot as the site publishes it: what the query service answers from. */
import { describe, expect, test } from 'vitest';

import { parseSnapshot } from '#domain/validate-snapshot.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';
import { createService } from '#edge/service.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { openSite } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';
import { serveSite } from '../support/server.ts';

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the published snapshot of the %s', (name, snapshot) => {
  const site = openSite(name);
  const file = site.routes.snapshotFile.slice(site.base.length);

  test('is the one that the site was built from', () => {
    expect(site.read(file)).toBe(serialiseSnapshot(snapshot));
  });

  test('is all that the query service needs, and is served as JSON', async () => {
    const service = createService(parseSnapshot(JSON.parse(site.read(file))), site.base);
    const response = await service(new Request(`${ORIGIN}${site.routes.spacecraftQuery}?limit=1`));
    expect(await response.json()).toMatchObject({ count: snapshot.spacecraft.length });
    const server = await serveSite(site.folder, site.base);
    const served = await fetch(server.address + file).finally(server.close);
    expect([served.status, served.headers.get('Content-Type')]).toEqual([200, 'application/json']);
  });
});
