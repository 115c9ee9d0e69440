/** The files of flights with crews and dockings, in Launch Library 2's shape. */
import { describe, expect, test } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ApiFiles } from '../support/api-files.ts';
import type { Json } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';
import { find, flownOf } from '../support/expected-flights.ts';

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the flights of the %s', (name, snapshot) => {
  const api = new ApiFiles(openSite(name));
  const flown = flownOf(snapshot);

  function listed(): Json[] {
    const rows: Json[] = [];
    for (let next: string | null = `${api.address}2.3.0/spacecraft_flights.json`; next !== null;) {
      const page = api.list(next.slice(api.address.length));
      expect([page.count, page.results.length <= 100]).toEqual([flown.length, true]);
      rows.push(...page.results);
      next = page.next;
    }
    return rows;
  }

  test('are in the list each once: by id, then those without one', () => {
    const withId = flown.filter(({ flight }) => flight.id !== null);
    const ordered = [
      ...withId.toSorted((a, b) => Number(a.flight.id) - Number(b.flight.id)),
      ...flown.filter(({ flight }) => flight.id === null),
    ];
    expect(listed().map(({ id, spacecraft }) => [id, (spacecraft as Json)['id']])).toEqual(
      ordered.map(({ flight, craft }) => [flight.id, craft.id]),
    );
  });

  test('are in the list as in their own file, as in the file of their craft, and with that craft', () => {
    const normal = new Map(api.list('2.3.0/spacecraft/all.json').results.map((craft) => [craft['id'], craft]));
    const own = listed().filter(({ id }) => id !== null);
    expect(api.pathsOf('2.3.0/spacecraft_flights/{id}.json')).toHaveLength(own.length);
    for (const row of own) {
      const path = `2.3.0/spacecraft_flights/${Number(row['id'])}.json`;
      expect([row['url'], api.json(path)]).toEqual([api.address + path, row]);
      const { spacecraft, launch_crew, onboard_crew, landing_crew, docking_events, ...flight } = row;
      const id = (spacecraft as Json)['id'];
      expect([launch_crew, onboard_crew, landing_crew, docking_events]).not.toContain(undefined);
      expect(spacecraft).toEqual(normal.get(id));
      const { flights } = api.json(`2.3.0/spacecraft/${Number(id)}.json`);
      expect(flights).toContainEqual({ ...flight, response_mode: 'normal' });
    }
  });

  test('have the crews and dockings of the snapshot, and null where these were not read', () => {
    const member = ({ id, role, astronaut }: { id: number | null; role: number | null; astronaut: number | null }) => {
      const known = find(snapshot.astronaut_roles, role);
      const person = find(snapshot.astronauts, astronaut);
      return {
        id,
        role: known && { id: known.id, role: known.name, priority: known.priority },
        astronaut: person && {
          id: person.id,
          name: person.name,
          agency: person.agency?.name ?? null,
          nationality: person.nationality,
        },
      };
    };
    const inBrief = (crew: Json[] | null) =>
      crew?.map(({ astronaut, ...rest }) => {
        const { id, name: personName, agency, nationality } = astronaut as Json;
        const agencyName = (agency as Json | null)?.['name'] ?? null;
        return { ...rest, astronaut: { id, name: personName, agency: agencyName, nationality } };
      }) ?? null;
    for (const row of listed().filter(({ id }) => id !== null)) {
      const { flight } = flown.find((each) => each.flight.id === row['id'])!;
      for (const list of ['launch_crew', 'onboard_crew', 'landing_crew'] as const) {
        expect(inBrief(row[list] as Json[] | null)).toEqual(flight.details?.[list].map(member) ?? null);
      }
      const events = (row['docking_events'] as Json[] | null)?.map((event) => [
        event['id'],
        event['docking'],
        event['departure'],
        (event['docking_location'] as Json | null)?.['id'] ?? null,
        (event['space_station_target'] as Json | null)?.['id'] ?? null,
      ]);
      const expected = flight.details?.docking_events.map(
        ({ id, docking, departure, docking_location, space_station_target }) => [
          id,
          docking,
          departure,
          docking_location,
          space_station_target,
        ],
      );
      expect([row['id'], events]).toEqual([row['id'], expected]);
    }
  });
});

test('curated crews are in the list, without ids; what nobody recorded is null', () => {
  const { results } = new ApiFiles(openSite('handful')).list('2.3.0/spacecraft_flights.json');
  const crews = results.map(({ spacecraft, launch_crew, onboard_crew, landing_crew, docking_events }) => {
    const names = (crew: unknown) =>
      (crew as { id: null; astronaut: { id: null; name: string } }[] | null)?.map(({ id, astronaut }) => [
        id,
        astronaut.id,
        astronaut.name,
      ]) ?? null;
    return [(spacecraft as Json)['id'], names(launch_crew), names(landing_crew), onboard_crew, docking_events];
  });
  const [ada, cyril, other] = ['Ada Kingfisher', 'Cyril "Cy" Wren', 'In Space'].map((person) => [null, null, person]);
  expect(crews).toContainEqual([10, [ada, cyril], [cyril], null, null]);
  expect(crews).toContainEqual([9, [other], [ada, other], null, null]);
  expect(crews).toContainEqual([7, null, null, null, null]);
});
