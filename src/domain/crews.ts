/** Who was aboard a flight: Launch Library 2's crews, or the curated ones where it has none. */
import { countryName } from './countries.ts';
import type { CuratedCrew, CuratedPerson } from './curated.ts';
import { indexById } from './flight-references.ts';
import type { FlightRecord, Outcome, Snapshot } from './schema.ts';
import type { CrewMemberRecord } from './schema-details.ts';
import { segmentOf, slugOf } from './slugs.ts';

/** Somebody who flew, or is in the crew of a planned flight. */
export interface Person {
  /** Last part of the address: slug and LL2's id, or the slug alone where the id is not known. */
  segment: string;
  /** LL2's id of the astronaut. */
  id: number | null;
  name: string;
  /** Countries by name, or by alpha-3 code where only that is known. */
  countries: readonly Country[];
  /** Name of the agency. */
  agency: string | null;
}

export interface Country {
  name: string | null;
  alpha_3_code: string | null;
}

/** Somebody in the crew of a flight. */
export interface CrewMember {
  person: Person;
  /** LL2's word for what this person was aboard: `Commander`. */
  role: string | null;
  /** Whether this person went up in the craft, or is to. */
  up: boolean;
  /** Whether this person came down in it; false until the flight has ended. */
  down: boolean;
  /** Where this is known from. */
  source: CrewSource;
}

/** Launch Library 2, or the source of a curated row. */
export type CrewSource = 'll2' | CuratedCrew['source'];

/** A flight's crew and where it is known from; null where nothing is known. */
export interface Crew {
  /** By the priority of their roles, as Launch Library 2 has it. */
  members: readonly CrewMember[];
  /** Of its first member. */
  source: CrewSource;
}

/** Roles of LL2 that are no people: dolls and plush toys (`config/astronaut_roles/`). */
export const NO_PEOPLE: readonly (number | null)[] = [19, 20];

/** Outcomes of flights that have not come down. */
const stillUp: readonly (Outcome | null)[] = ['planned', 'in flight'];

/** What the pages of people have for addresses beside those of people. */
const RESERVED = ['in-space', 'page'];

/** Last part of a person's address. */
export function personSegment({ id, name }: { id: number | null; name: string }): string {
  if (id !== null) return segmentOf({ id, name });
  const slug = slugOf(name, 'person');
  return RESERVED.includes(slug) ? `${slug}-person` : slug;
}

/**
 * Reads the crews of a snapshot's flights.
 *
 * @param people - the curated people; one whose name a single astronaut of LL2 has is that astronaut
 * @returns the crew of a flight, from its record or else from the curated rows about it
 */
export function crewReader(
  snapshot: Snapshot,
  people: readonly CuratedPerson[],
): (flight: FlightRecord, outcome: Outcome | null, curated: readonly CuratedCrew[]) => Crew | null {
  const astronauts = indexById(snapshot.astronauts.map(personOf));
  const roles = indexById(snapshot.astronaut_roles);
  const priorities = new Map(snapshot.astronaut_roles.map(({ name, priority }) => [name, priority ?? Infinity]));
  const rankOf = ({ role }: CrewMember) => (role === null ? Infinity : (priorities.get(role) ?? Infinity));
  const byRole = (a: CrewMember, b: CrewMember) => {
    const [one, other] = [rankOf(a), rankOf(b)];
    return one === other ? 0 : one - other;
  };
  const byName = new Map<string, Person | null>();
  for (const astronaut of astronauts.values()) {
    byName.set(astronaut.name, byName.has(astronaut.name) ? null : astronaut);
  }
  const curatedPeople = new Map(
    people.map((row): [string, Person] => {
      const known = (row.ll2_id !== null && astronauts.get(row.ll2_id)) || byName.get(row.name);
      return [row.name, known || curatedPerson(row)];
    }),
  );

  function fromRecord({ details }: FlightRecord, outcome: Outcome | null): Crew | null {
    if (details === null) return null;
    const members = new Map<number, CrewMember>();
    const ended = !stillUp.includes(outcome);
    const add = (crew: readonly CrewMemberRecord[], change: Partial<CrewMember>) => {
      for (const { astronaut, role } of crew) {
        const person = astronaut === null ? undefined : astronauts.get(astronaut);
        if (astronaut === null || person === undefined || NO_PEOPLE.includes(role)) continue;
        const name = role === null ? null : (roles.get(role)?.name ?? null);
        const member = members.get(astronaut) ?? { person, role: name, up: false, down: false, source: 'll2' };
        members.set(astronaut, { ...member, ...change });
      }
    };
    add(details.launch_crew, { up: true });
    // Launch Library 2 fills the landing crew in before the flight.
    add(details.landing_crew, { down: ended });
    const listed = [...members.values()].filter(({ up, down }) => up || down || !ended);
    return { members: listed.toSorted(byRole), source: 'll2' };
  }

  return (flight, outcome, rows) => {
    const recorded = fromRecord(flight, outcome);
    const [first] = rows;
    if ((recorded && recorded.members.length > 0) || !first) return recorded;
    const members = rows.flatMap(({ name, role, up, down, source }): CrewMember[] => {
      const person = curatedPeople.get(name);
      return person ? [{ person, role, up, down, source }] : [];
    });
    return { members: members.toSorted(byRole), source: first.source };
  };
}

function personOf({ id, name, nationality, agency }: Snapshot['astronauts'][number]): Person & { id: number } {
  const countries = nationality.map((country) => ({ name: country.name, alpha_3_code: country.alpha_3_code }));
  return { segment: personSegment({ id, name }), id, name, countries, agency: agency?.name ?? null };
}

function curatedPerson({ name, countries, ll2_id: id }: CuratedPerson): Person {
  return {
    segment: personSegment({ id, name }),
    id,
    name,
    countries: countries.map((code) => ({ name: countryName(code), alpha_3_code: code })),
    agency: null,
  };
}
