/**
 * Normalizes a page of the service record by record: rows of the snapshot, problems, and records that failed their schema.
 */
import { z } from 'zod';

import { flightDetailsSchema } from '#domain/schema-details.ts';
import type { FlightDetailsRecord } from '#domain/schema-details.ts';
import { formatProblem } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import { spacecraftSchema } from '#domain/schema.ts';
import type { SpacecraftRecord, SnapshotPart } from '#domain/schema.ts';

import { formatTimestamp } from '../support/clock.ts';
import { firstProblem, issuesAsProblems } from '../support/problems.ts';
import { LaunchReferences } from './launch-references.ts';
import { DetailsNormalizer, upstreamFlightDetails } from './normalize-details.ts';
import { normalizeFlights } from './normalize-flights.ts';
import { ReferenceNormalizer } from './normalize-references.ts';
import { upstreamConfiguration, upstreamSpacecraft } from './upstream.ts';
import type { UpstreamReference } from './upstream.ts';
import { present, shortName, ValueReader } from './values.ts';
import type { ListName } from './client.ts';
import type { RankedRow } from './references.ts';

/** A record that failed its schema. */
export interface BadRecord {
  part: SnapshotPart | 'flights';
  /** Null where even the id is unreadable. */
  id: number | null;
  /** The id of the record before it on its page; null for the first. */
  after: number | null;
  /** The first problem, with the record's name. */
  reason: string;
}

/** A normalized page, as it is saved between runs. */
export interface NormalizedPage {
  spacecraft: SpacecraftRecord[];
  /** Crews and dockings by LL2's id of the flight. */
  details: { id: number; details: FlightDetailsRecord }[];
  references: RankedRow[];
  problems: Problem[];
  bad: BadRecord[];
  /** Ids of the list's own good records, in the order of the page. */
  ids: number[];
}

export class Normalizer {
  readonly #host: string;
  readonly #asOf: string;
  readonly #spacecraft: SpacecraftRecord[] = [];
  readonly #details: NormalizedPage['details'] = [];
  readonly #problems: Problem[] = [];
  readonly #bad: BadRecord[] = [];
  readonly #ids: number[] = [];
  readonly #references: ReferenceNormalizer;
  readonly #launches: LaunchReferences;
  readonly #flightDetails: DetailsNormalizer;
  /** Other hosts in links: the first record with one, and their number. */
  readonly #otherHosts = new Map<string, { record: string; count: number }>();
  #position = 0;

  /**
   * @param api - base address of the service
   * @param at - time of the response, in milliseconds since 1970
   */
  constructor(api: string, at: number) {
    this.#host = new URL(api).host;
    this.#asOf = formatTimestamp(at);
    this.#references = new ReferenceNormalizer(this.#problems, (part, id, reason) => {
      this.#bad.push({ part, id, after: null, reason });
    });
    this.#launches = new LaunchReferences(this.#references);
    this.#flightDetails = new DetailsNormalizer(this.#references, this.#asOf);
  }

  /** Adds one record of a list. */
  add(list: ListName, record: unknown): void {
    this.#position++;
    if (list === 'spacecraft') this.#addSpacecraft(record);
    else if (list === 'configurations') this.#addConfiguration(record);
    else this.#addFlight(record);
  }

  /** Leaves a record out; not even its name is repeated. */
  refuse(list: ListName, record: unknown, message: string): void {
    this.#position++;
    const id = idOf(record);
    const problem = {
      record: id === null ? `${list}, record ${this.#position} of its page` : `${list} ${id}`,
      path: '',
      message,
    };
    this.#problems.push(problem);
    this.#bad.push({ part: list, id, after: this.#ids.at(-1) ?? null, reason: formatProblem(problem) });
  }

  /** The normalized page. */
  end(): NormalizedPage {
    for (const [host, { record, count }] of this.#otherHosts) {
      const more = count > 1 ? `; so do ${count - 1} more records of the page` : '';
      const message = `names the host ${host} instead of ${this.#host}${more}; addresses are made from ids`;
      this.#problems.push({ record, path: 'url', message });
    }
    return {
      spacecraft: this.#spacecraft,
      details: this.#details,
      references: this.#references.rows(),
      problems: this.#problems,
      bad: this.#bad,
      ids: this.#ids,
    };
  }

  #addSpacecraft(record: unknown): void {
    const label = this.#label('spacecraft', record);
    const upstream = upstreamSpacecraft.safeParse(record, { reportInput: true });
    if (!upstream.success) {
      this.#fail('spacecraft', record, label, upstream.error);
      return;
    }
    const craft = upstream.data;
    const reader = new ValueReader(label, this.#problems);
    const outcomeFacts = {
      in_space: craft.in_space ?? false,
      status: this.#references.named('statuses', craft.status),
      as_of: this.#asOf,
    };
    const references = this.#references;
    const row: SpacecraftRecord = {
      id: craft.id,
      name: reader.name('name', craft.name),
      serial_number: present(reader.line('serial_number', craft.serial_number)),
      is_placeholder: craft.is_placeholder ?? false,
      ...outcomeFacts,
      time_in_space: reader.duration('time_in_space', craft.time_in_space),
      time_docked: reader.duration('time_docked', craft.time_docked),
      flights_count: reader.flightCount('flights_count', craft.flights_count),
      mission_ends_count: reader.flightCount('mission_ends_count', craft.mission_ends_count),
      description: reader.text('description', craft.description) ?? '',
      spacecraft_config: references.configuration(craft.spacecraft_config),
      image: references.image(craft.image),
      fastest_turnaround: reader.duration('fastest_turnaround', craft.fastest_turnaround),
      flights: normalizeFlights(craft.flights, outcomeFacts, reader, this.#launches),
      counts_from: 'record',
      doubts: [],
    };
    const checked = spacecraftSchema.safeParse(row, { reportInput: true });
    if (!checked.success) {
      this.#fail('spacecraft', record, label, checked.error);
      return;
    }
    this.#noteHost(label, craft.url);
    this.#spacecraft.push(row);
    this.#ids.push(row.id);
  }

  #addConfiguration(record: unknown): void {
    const label = this.#label('configurations', record);
    const upstream = upstreamConfiguration.safeParse(record, { reportInput: true });
    if (!upstream.success) {
      this.#fail('configurations', record, label, upstream.error);
      return;
    }
    this.#noteHost(label, upstream.data.url);
    this.#references.configuration(record as UpstreamReference);
    this.#ids.push(upstream.data.id);
  }

  #addFlight(record: unknown): void {
    const label = this.#label('flights', record);
    const upstream = upstreamFlightDetails.safeParse(record, { reportInput: true });
    if (!upstream.success) {
      this.#fail('flights', record, label, upstream.error);
      return;
    }
    const { id, url, launch_crew, onboard_crew, landing_crew, docking_events } = upstream.data;
    // A query service of this atlas says so where it has not read them itself.
    if ([launch_crew, onboard_crew, landing_crew, docking_events].every((list) => list === null)) return;
    const reader = new ValueReader(label, this.#problems);
    const checked = flightDetailsSchema.safeParse(this.#flightDetails.details(upstream.data, reader), {
      reportInput: true,
    });
    if (!checked.success) {
      this.#fail('flights', record, label, checked.error);
      return;
    }
    this.#noteHost(label, url);
    this.#details.push({ id, details: checked.data });
    this.#ids.push(id);
  }

  #fail(part: BadRecord['part'], record: unknown, label: string, error: z.ZodError): void {
    const problems = issuesAsProblems(label, error);
    this.#problems.push(...problems);
    this.#bad.push({ part, id: idOf(record), after: this.#ids.at(-1) ?? null, reason: firstProblem(problems) });
  }

  #label(part: BadRecord['part'], record: unknown): string {
    const id = idOf(record);
    const name = recordName(record);
    const label = id === null ? `${part}, record ${this.#position} of its page` : `${part} ${id}`;
    return name === '' ? label : `${label} (${name})`;
  }

  #noteHost(record: string, url: string | null | undefined): void {
    const host = url ? URL.parse(url)?.host : undefined;
    if (host === undefined || host === this.#host) return;
    const known = this.#otherHosts.get(host);
    if (known) known.count++;
    else this.#otherHosts.set(host, { record, count: 1 });
  }
}

const named = z.looseObject({ name: z.string() });
const identified = z.looseObject({ id: z.int().positive() });
const addressed = z.looseObject({ url: z.string() });

/** The id of a record that may be bad: its own, or the one in its address. */
function idOf(record: unknown): number | null {
  const own = identified.safeParse(record);
  if (own.success) return own.data.id;
  const address = addressed.safeParse(record);
  const match = address.success ? /\/([1-9]\d{0,8})\/?(?:\?|$)/.exec(address.data.url) : null;
  return match ? Number(match[1]) : null;
}

function recordName(record: unknown): string {
  const result = named.safeParse(record);
  return result.success ? shortName(result.data.name) : '';
}
