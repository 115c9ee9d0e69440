/** Who was aboard a flight, as a page says it. */
import type { SiteContext } from '#context.ts';
import type { CrewMember } from '#domain/crews.ts';
import type { Flight } from '#domain/flights.ts';

import type { Link } from './shared.ts';

/** Somebody in a crew, with the role in it. */
export interface CrewLink extends Link {
  role: string | null;
}

/** A crew, or the part of it that went up or came down. */
export interface CrewLine {
  label: 'Crew' | 'Planned crew' | 'Up' | 'Down';
  /** By role; none where nobody is recorded. */
  members: readonly CrewLink[];
}

/** The crew of a flight in a line, or in two where not the same people went up and came down; none where none is known. */
export function crewLines(context: SiteContext, { crew, outcome }: Pick<Flight, 'crew' | 'outcome'>): CrewLine[] {
  if (crew === null || crew.members.length === 0) return [];
  const link = (member: CrewMember): CrewLink => ({
    label: member.person.name,
    href: context.routes.person(member.person),
    role: member.role,
  });
  const line = (label: CrewLine['label'], members: readonly CrewMember[]) => ({ label, members: members.map(link) });
  if (outcome === 'planned') return [line('Planned crew', crew.members)];
  const up = crew.members.filter((member) => member.up);
  const down = crew.members.filter((member) => member.down);
  // Nobody has come down yet, and nobody comes down in a craft that is lost.
  const oneWay = outcome === 'in flight' || (outcome === 'lost' && down.length === 0);
  if (oneWay) return up.length === 0 ? [] : [line('Crew', up)];
  if (crew.members.every((member) => member.up === member.down)) return [line('Crew', crew.members)];
  return [line('Up', up), line('Down', down)];
}
