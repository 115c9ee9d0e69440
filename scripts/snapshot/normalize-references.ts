/** Normalizes the records inside a record, such as configurations, agencies, families and images, each once. */
import type { z } from 'zod';

import type { ReferencePart } from '#domain/references.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import { snapshotSchema } from '#domain/schema.ts';
import { most } from '#domain/schema-values.ts';

import { firstProblem, issuesAsProblems } from '../support/problems.ts';
import { countryOf } from './launch-references.ts';
import { References } from './references.ts';
import type { RankedRow, ReferenceRow } from './references.ts';
import {
  upstreamAgency,
  upstreamConfiguration,
  upstreamFamily,
  upstreamImage,
  upstreamLicence,
  upstreamNamed,
} from './upstream.ts';
import type { UpstreamReference } from './upstream.ts';
import { cleanLine, present, shortName, ValueReader } from './values.ts';

const statisticsFields = [
  'spacecraft_flown',
  'total_launch_count',
  'successful_launches',
  'failed_launches',
  'attempted_landings',
  'successful_landings',
  'failed_landings',
] as const;

/** Real families have one or two. */
const maxAncestors = 20;

type Statistics = Record<(typeof statisticsFields)[number], number | null>;
type NamedPart = 'types' | 'statuses' | 'agency_types';
type Nested = UpstreamReference | undefined;

export class ReferenceNormalizer {
  readonly #problems: Problem[];
  readonly #onBad: (part: ReferencePart, id: number, reason: string) => void;
  readonly #references = new References();
  /** Ids by part, id and depth: a page repeats its records many times. */
  readonly #seen = new Map<string, number | null>();

  /**
   * @param problems - collects problems
   * @param onBad - called for each record that fails its schema
   */
  constructor(problems: Problem[], onBad: (part: ReferencePart, id: number, reason: string) => void) {
    this.#problems = problems;
    this.#onBad = onBad;
  }

  rows(): RankedRow[] {
    return this.#references.all();
  }

  /** Like the methods below, stores a record and returns its id; null where there is none. */
  named(part: NamedPart, raw: Nested): number | null {
    return this.add(part, raw, 1, upstreamNamed, ({ id, name }, reader) => ({ id, name: reader.name('name', name) }));
  }

  licence(raw: Nested): number | null {
    return this.add('licences', raw, 1, upstreamLicence, ({ id, name, priority, link }, reader) => ({
      id,
      name: reader.name('name', name),
      priority: reader.priority('priority', priority),
      link: reader.link('link', link),
    }));
  }

  /** An image without a usable address is skipped: the id is null. */
  image(raw: Nested): number | null {
    return this.add('images', raw, 1, upstreamImage, (image, reader) => {
      const address = reader.link('image_url', image.image_url);
      if (address === null) return null;
      return {
        id: image.id,
        name: reader.name('name', image.name ?? ''),
        image_url: address,
        thumbnail_url: reader.link('thumbnail_url', image.thumbnail_url),
        credit: reader.line('credit', image.credit),
        license: this.licence(image.license),
        single_use: image.single_use ?? null,
        variants: reader.list('variants', image.variants, most.variants).flatMap((variant, index) => {
          const link = reader.link(`variants[${index}].image_url`, variant.image_url);
          if (link === null) return [];
          const type = { id: variant.type.id, name: reader.name(`variants[${index}].type.name`, variant.type.name) };
          return [{ id: variant.id, type, image_url: link }];
        }),
      };
    });
  }

  agency(raw: Nested): number | null {
    const rank = raw && 'country' in raw ? 2 : 1;
    return this.add('agencies', raw, rank, upstreamAgency, (agency, reader) => ({
      id: agency.id,
      name: reader.name('name', agency.name),
      abbrev: reader.line('abbrev', agency.abbrev) ?? '',
      type: this.named('agency_types', agency.type),
      featured: agency.featured ?? null,
      country: reader
        .list('country', agency.country, most.countries)
        .map((country, index) => countryOf(country, reader, `country[${index}]`)),
      description: reader.text('description', agency.description),
      administrator: reader.line('administrator', agency.administrator),
      founding_year: reader.foundingYear('founding_year', agency.founding_year),
      launchers: cleanLine(reader.text('launchers', agency.launchers) ?? ''),
      spacecraft: cleanLine(reader.text('spacecraft', agency.spacecraft) ?? ''),
      parent: present(reader.line('parent', agency.parent)),
      image: this.image(agency.image),
      logo: this.image(agency.logo),
      social_logo: this.image(agency.social_logo),
    }));
  }

  /** @param depth - number of descendants that led here */
  family(raw: Nested, depth = 0): number | null {
    if (raw && depth > maxAncestors) {
      const message = `is nested in more than ${maxAncestors} families; the rest are left out`;
      this.#problems.push({ record: `families ${raw.id}`, path: 'parent', message });
      return null;
    }
    const rank = raw && 'spacecraft_flown' in raw ? 3 : raw && 'maiden_flight' in raw ? 2 : 1;
    return this.add('families', raw, rank, upstreamFamily, (family, reader) => ({
      id: family.id,
      name: reader.name('name', family.name),
      description: reader.text('description', family.description) ?? '',
      manufacturer: this.agency(family.manufacturer),
      parent: this.family(family.parent, depth + 1),
      maiden_flight: reader.day('maiden_flight', family.maiden_flight),
      ...statisticsOf(family, reader),
    }));
  }

  configuration(raw: Nested): number | null {
    const rank = raw && 'capability' in raw ? 2 : 1;
    return this.add('configurations', raw, rank, upstreamConfiguration, (configuration, reader) => ({
      id: configuration.id,
      name: reader.name('name', configuration.name),
      type: this.named('types', configuration.type),
      agency: this.agency(configuration.agency),
      family: reader
        .list('family', configuration.family, most.families)
        .map((family) => this.family(family))
        .filter((id) => id !== null),
      in_use: configuration.in_use ?? false,
      capability: reader.text('capability', configuration.capability) ?? '',
      history: reader.text('history', configuration.history) ?? '',
      details: reader.text('details', configuration.details) ?? '',
      maiden_flight: reader.day('maiden_flight', configuration.maiden_flight),
      height: reader.metres('height', configuration.height),
      diameter: reader.metres('diameter', configuration.diameter),
      human_rated: configuration.human_rated ?? null,
      crew_capacity: reader.people('crew_capacity', configuration.crew_capacity),
      payload_capacity: reader.kilograms('payload_capacity', configuration.payload_capacity),
      payload_return_capacity: reader.kilograms('payload_return_capacity', configuration.payload_return_capacity),
      flight_life: present(reader.text('flight_life', configuration.flight_life)),
      wiki_link: reader.link('wiki_link', configuration.wiki_link),
      info_link: reader.link('info_link', configuration.info_link),
      image: this.image(configuration.image),
      ...statisticsOf(configuration, reader),
      fastest_turnaround: reader.duration('fastest_turnaround', configuration.fastest_turnaround),
    }));
  }

  /** Stores a record the first time it comes in a form, and returns its id. */
  add<Part extends ReferencePart, Schema extends z.ZodType>(
    part: Part,
    raw: Nested,
    rank: number,
    schema: Schema,
    rowOf: (upstream: z.infer<Schema>, reader: ValueReader) => ReferenceRow<Part> | null,
  ): number | null {
    if (!raw) return null;
    const key = `${part} ${raw.id} ${rank}`;
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    const id = this.#normalize(part, raw, rank, schema, rowOf);
    this.#seen.set(key, id);
    return id;
  }

  #normalize<Part extends ReferencePart, Schema extends z.ZodType>(
    part: Part,
    raw: NonNullable<UpstreamReference>,
    rank: number,
    schema: Schema,
    rowOf: (upstream: z.infer<Schema>, reader: ValueReader) => ReferenceRow<Part> | null,
  ): number | null {
    const name = typeof raw['name'] === 'string' ? shortName(raw['name']) : '';
    const label = `${part} ${raw.id}${name === '' ? '' : ` (${name})`}`;
    const upstream = schema.safeParse(raw, { reportInput: true });
    if (!upstream.success) return this.#fail(part, raw.id, label, upstream.error);
    const row = rowOf(upstream.data, new ValueReader(label, this.#problems));
    if (row === null) return null;
    const checked = snapshotSchema.shape[part].element.safeParse(row, { reportInput: true });
    if (!checked.success) return this.#fail(part, raw.id, label, checked.error);
    this.#references.keep(part, row, rank);
    return raw.id;
  }

  /** Returns the id of a bad record, since a good version of it may turn up elsewhere. */
  #fail(part: ReferencePart, id: number, label: string, error: z.ZodError): number {
    const problems = issuesAsProblems(label, error);
    this.#problems.push(...problems);
    this.#onBad(part, id, firstProblem(problems));
    return id;
  }
}

function statisticsOf(upstream: Partial<Record<keyof Statistics, number | null | undefined>>, reader: ValueReader) {
  return Object.fromEntries(
    statisticsFields.map((field) => [field, reader.count(field, upstream[field])]),
  ) as Statistics;
}
