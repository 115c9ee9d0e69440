/** Planned flights are in no total, rank, record, statistic or ruler. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { SiteContext } from '#context.ts';
import { recordNames, standingOf } from '#domain/records.ts';
import type { FlightRecord, Snapshot } from '#domain/schema.ts';
import { busiestYears, mostAtOnce, tallyByDecade, tallyOf } from '#domain/statistics.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { flight } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { craftPage } from './craft.ts';
import { explorerFile } from './explore.ts';
import { homePage } from './home.ts';
import { rankingNames, rankOf } from './rankings.ts';
import { recordsPage } from './records.ts';
import { statisticsPage } from './statistics.ts';
import { timelinePage } from './timeline.ts';

/** Launches to come: by their status whatever their time, or by a time after every reading. */
const planned: fc.Arbitrary<FlightRecord> = fc
  .record({
    status: fc.constantFrom(1, 2, 5, 8, null),
    net: fc.constantFrom('2026-01-01T00:00:00Z', '2027-03-31T00:00:00Z', '2099-12-31T23:59:59Z'),
    precision: fc.constantFrom(null, 0, 5, 7, 8, 14, 16),
  })
  .map(({ status, net, precision }) =>
    flight({
      mission: 'To Come',
      net: status === null ? '2099-12-31T00:00:00Z' : net,
      mission_end: null,
      duration: null,
      outcome: null,
      launch: { status, net_precision: precision },
    }),
  );

const flightsByCraft = fc.dictionary(
  fc.constantFrom(...fleet.spacecraft.map(({ id }) => String(id))),
  fc.array(planned, { minLength: 1, maxLength: 3 }),
  { minKeys: 1, maxKeys: 20 },
);

function withFlights(added: Readonly<Record<string, readonly FlightRecord[]>>): Snapshot {
  return {
    ...fleet,
    spacecraft: fleet.spacecraft.map((craft) => ({
      ...craft,
      flights: [...craft.flights, ...(added[String(craft.id)] ?? [])].toSorted(byLaunch),
    })),
  };
}

function byLaunch(a: FlightRecord, b: FlightRecord): number {
  const [from, to] = [a.launch.net ?? '9', b.launch.net ?? '9'];
  return from < to ? -1 : Number(from > to);
}

/** All that is counted, ranked, measured or drawn of flights. */
function countedIn(context: SiteContext): unknown {
  const { spacecraft, groups, inSpace } = context.catalogue;
  const ids = (craft: readonly { id: number }[]) => craft.map(({ id }) => id);
  return {
    tally: tallyOf(spacecraft),
    decades: tallyByDecade(spacecraft),
    busiest: busiestYears(spacecraft),
    most: mostAtOnce(spacecraft),
    records: recordNames.map((name) => {
      const { holdings, excluded } = standingOf(name, spacecraft);
      return { excluded, holdings: holdings.map(({ craft, value, place }) => [craft.id, value, place]) };
    }),
    ranks: spacecraft.map((craft) => rankingNames.map((name) => rankOf(context, name, craft)?.place)),
    groups: Object.entries(groups).map(([facet, values]) => [
      facet,
      values.map(({ value, craft }) => [value.id, ids(craft)]),
    ]),
    inSpace: ids(inSpace),
    launches: spacecraft.map(({ firstLaunch, lastFlight }) => [firstLaunch, lastFlight?.mission]),
    explorer: explorerFile(context),
    pages: [timelinePage, statisticsPage, recordsPage, homePage].map((page) => page(context)),
    craft: spacecraft.map((each) => {
      const { facts, ruler, flights, dayRuler, siblings, neighbours } = craftPage(context, each);
      return { facts, ruler, flights, dayRuler, siblings, neighbours };
    }),
  };
}

function plannedIn({ catalogue }: SiteContext): number {
  return catalogue.spacecraft.reduce((sum, { plannedFlights }) => sum + plannedFlights.length, 0);
}

describe('planned flights', () => {
  const before = JSON.stringify(countedIn(contextOf(fleet)));

  test('change no total, rank, record, statistic or ruler', () => {
    fc.assert(
      fc.property(flightsByCraft, (added) => {
        const context = contextOf(withFlights(added));
        expect(plannedIn(context)).toBe(plannedIn(contextOf(fleet)) + Object.values(added).flat().length);
        expect(JSON.stringify(countedIn(context))).toBe(before);
      }),
      { numRuns: 10 },
    );
  });
});
