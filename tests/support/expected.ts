/**
 * What lists should hold, worked out a second time and naively, from the snapshot alone: no code of the site is asked.
 */
import type { FacetName } from '#domain/facets.ts';
import type { OrderingName } from '#domain/orderings.ts';
import type { FlightRecord, Snapshot, SpacecraftRecord } from '#domain/schema.ts';

/** A value of a facet and the craft that have it. */
export interface ExpectedGroup {
  value: { id: number | string; name: string };
  members: SpacecraftRecord[];
}

/** A snapshot without the flights to come, which count nowhere. */
export function withoutPlanned(snapshot: Snapshot): Snapshot {
  return { ...snapshot, spacecraft: snapshot.spacecraft.map((craft) => ({ ...craft, flights: begunFlights(craft) })) };
}

/** Ids of all craft in an ordering: two sorts after each other, then the unknown. */
export function orderedIds(snapshot: Snapshot, ordering: OrderingName, descending: boolean): number[] {
  const rows = snapshot.spacecraft.map((craft) => ({ id: craft.id, value: orderingValue(craft, ordering) }));
  rows.sort((a, b) => a.id - b.id);
  const known = rows.filter(({ value }) => value !== null);
  known.sort((a, b) => (descending ? Number(b.value) - Number(a.value) : Number(a.value) - Number(b.value)));
  return [...known, ...rows.filter(({ value }) => value === null)].map(({ id }) => id);
}

function orderingValue(craft: SpacecraftRecord, ordering: OrderingName): number | null {
  const field = ordering.replaceAll('-', '_');
  if (!(field in craft)) throw new Error(`No field ${field}: say here how to work out the ordering ${ordering}.`);
  const value: unknown = craft[field as keyof SpacecraftRecord];
  return typeof value === 'number' ? value : secondsOf(value as string | null);
}

/** Seconds of an ISO 8601 duration. */
export function secondsOf(duration: string | null): number | null {
  if (duration === null) return null;
  const amount = (unit: string, text: string) => Number(new RegExp(`([0-9.]+)${unit}`).exec(text)?.[1] ?? 0);
  const [days = '', time = ''] = duration.split('T');
  return amount('D', days) * 86_400 + amount('H', time) * 3600 + amount('M', time) * 60 + amount('S', time);
}

/** Ids of craft in order of first launch, then id; craft without a launch last. */
export function launchOrderedIds(craft: readonly SpacecraftRecord[]): number[] {
  return craft
    .map((each) => ({ id: each.id, net: begunFlights(each)[0]?.launch.net ?? '9999' }))
    .toSorted((a, b) => (a.net === b.net ? a.id - b.id : a.net < b.net ? -1 : 1))
    .map(({ id }) => id);
}

/** Ids of the statuses Go, To Be Determined, On Hold and To Be Confirmed. */
const statusesToCome: readonly (number | null)[] = [1, 2, 5, 8];

/** The flights of a craft whose launch had begun when its record was read. */
export function begunFlights({ flights, as_of }: SpacecraftRecord): FlightRecord[] {
  return flights.filter(
    ({ launch }) => !statusesToCome.includes(launch.status) && (launch.net === null || launch.net <= `${as_of}~`),
  );
}

/** Every value of a facet with its craft. */
export function valuesWithMembers(snapshot: Snapshot, facet: FacetName): ExpectedGroup[] {
  const { spacecraft, configurations } = snapshot;
  const craftOf = (ids: readonly number[]) =>
    spacecraft.filter(({ spacecraft_config: id }) => id !== null && ids.includes(id));
  const configurationIds = (accept: (row: Snapshot['configurations'][number]) => boolean) =>
    configurations.filter(accept).map(({ id }) => id);

  switch (facet) {
    case 'configuration':
      return configurations.map((value) => ({ value, members: craftOf([value.id]) }));
    case 'status':
      return snapshot.statuses.map((value) => ({
        value,
        members: spacecraft.filter(({ status }) => status === value.id),
      }));
    case 'agency':
      return snapshot.agencies.map((value) => ({
        value,
        members: craftOf(configurationIds(({ agency }) => agency === value.id)),
      }));
    case 'family':
      return snapshot.families.map((value) => ({
        value,
        members: craftOf(configurationIds(({ family }) => family.includes(value.id))),
      }));
    case 'decade':
      return decadesOf(spacecraft);
    case 'type':
      return snapshot.types.map((value) => ({
        value,
        members: craftOf(configurationIds(({ type }) => type === value.id)),
      }));
    case 'launch_vehicle':
      return flownValues(
        spacecraft,
        snapshot.launcher_configurations.map(({ id, name, full_name }) => ({ id, name: full_name || name })),
        ({ launch }) => launch.rocket,
      );
    case 'launch_site':
      return flownValues(
        spacecraft,
        snapshot.locations,
        ({ launch }) => snapshot.pads.find(({ id }) => id === launch.pad)?.location ?? null,
      );
    case 'landing_type':
      return flownValues(spacecraft, snapshot.landing_types, ({ landing }) => landing?.type ?? null);
    case 'destination':
      return flownValues(spacecraft, expectedDestinations, ({ destination }) =>
        destination === null ? null : (destinationIds[destination] ?? destination),
      );
  }
}

/** The destinations of the fixtures, and the id of those texts that are not the id themselves. */
const expectedDestinations = [
  { id: 'international-space-station', name: 'International Space Station' },
  { id: 'low-earth-orbit', name: 'Low Earth Orbit' },
  { id: 'suborbital', name: 'Suborbital' },
  { id: 'mir', name: 'Mir' },
  { id: 'planet-nine', name: 'Planet Nine' },
  { id: '706b-661f', name: '火星' },
];
const destinationIds: Readonly<Record<string, string>> = {
  ISS: 'international-space-station',
  ...Object.fromEntries(expectedDestinations.map(({ id, name }) => [name, id])),
};

/** Values that flights have, with the craft of which any flight has them; those that no flight has are no value. */
function flownValues(
  spacecraft: readonly SpacecraftRecord[],
  values: readonly { id: number | string; name: string }[],
  idOf: (flight: FlightRecord) => number | string | null,
): ExpectedGroup[] {
  return values
    .map(({ id, name }) => ({
      value: { id, name },
      members: spacecraft.filter((craft) => begunFlights(craft).some((flight) => idOf(flight) === id)),
    }))
    .filter(({ members }) => members.length > 0);
}

/** Craft by the decade of their first launch; those without a known one are in none. */
function decadesOf(spacecraft: readonly SpacecraftRecord[]): ExpectedGroup[] {
  const decadeOf = (craft: SpacecraftRecord) => begunFlights(craft)[0]?.launch.net?.slice(0, 3) ?? null;
  const decades = [...new Set(spacecraft.map(decadeOf))].filter((decade) => decade !== null).toSorted();
  return decades.map((decade) => ({
    value: { id: Number(`${decade}0`), name: `${decade}0s` },
    members: spacecraft.filter((craft) => decadeOf(craft) === decade),
  }));
}
