/** The facts of somebody's place in the crew of a flight: one row per fact. The order is that of columns. */
import type { Craft } from '../catalogue.ts';
import { craftFlightValues } from '../craft-flights.ts';
import type { FlightOfCraft } from '../craft-flights.ts';
import type { CrewMember } from '../crews.ts';
import { evidenceKinds } from '../schema.ts';
import type { Fact } from './fact.ts';
import { flightFacts } from './flight.ts';

/** Somebody in the crew of a flight. */
export interface CrewOfFlight extends FlightOfCraft {
  member: CrewMember;
}

/** Who went up or came down in some craft, or is to go up, by craft and order of launch. */
export function crewValues(spacecraft: readonly Craft[]): CrewOfFlight[] {
  return craftFlightValues(spacecraft).flatMap((each) => {
    const { crew } = each.flight;
    if (crew === null) return [];
    // Who is only to come down in a craft has not been in it yet.
    const members = crew.members.filter(({ up, down }) => up || down);
    return members.map((member) => ({ ...each, member }));
  });
}

/** The facts that tell of which flight something is. */
export const flightKeyFacts = {
  spacecraft_id: flightFacts.spacecraft_id,
  flight_number: { ...flightFacts.flight_number, description: 'Number of the flight: a row of flights.' },
  flight_id: flightFacts.id,
} as const satisfies Record<string, Fact<FlightOfCraft, object>>;

/** Every fact of somebody's place in a crew. */
export const crewFacts = {
  ...flightKeyFacts,
  launch_designator: flightFacts.launch_designator,
  person_segment: {
    label: 'Person',
    kind: 'text',
    value: ({ member }) => member.person.segment,
    description: 'The person: a row of people.',
    indexed: true,
  },
  person_id: {
    label: 'Id of the person',
    kind: 'id',
    value: ({ member }) => member.person.id,
    description: 'Launch Library 2’s id of the astronaut.',
  },
  person_name: {
    label: 'Name',
    kind: 'text',
    value: ({ member }) => member.person.name,
    description: 'Name of the person.',
  },
  role: {
    label: 'Role',
    kind: 'text',
    value: ({ member }) => member.role,
    description: 'Role aboard, such as Commander.',
  },
  up: {
    label: 'Up',
    kind: 'boolean',
    value: ({ member }) => member.up,
    description: 'Whether the person went up in this craft, or is to.',
  },
  down: {
    label: 'Down',
    kind: 'boolean',
    value: ({ member }) => member.down,
    description: 'Whether the person came down in it; false until the flight has ended.',
  },
  source: {
    label: 'Source',
    kind: 'text',
    value: ({ member: { source } }) => evidenceKinds[source === 'll2' ? 'll2-launch' : source],
    description: 'Where this is known from.',
  },
} as const satisfies Record<string, Fact<CrewOfFlight, object>>;
