/** Normalizes the records that a launch and a landing refer to. */
import { z } from 'zod';

import { longest, most } from '#domain/schema-values.ts';

import type { ReferenceNormalizer } from './normalize-references.ts';
import { upstreamCountry, upstreamNamed } from './upstream.ts';
import type { UpstreamReference } from './upstream.ts';
import { present } from './values.ts';
import type { ValueReader } from './values.ts';

type Nested = UpstreamReference | undefined;
/** LL2's small lists, each row with an abbreviation. */
type AbbreviatedPart = 'launch_statuses' | 'net_precisions' | 'landing_types';

const text = z.string().nullish();
const number = z.number().nullish();
const code = z.int().nonnegative();
const reference = z.looseObject({ id: code }).nullish();
const named = z.object({ id: code, name: z.string() });

const upstreamAbbreviated = named.extend({ abbrev: text });
const upstreamOrbit = upstreamAbbreviated.extend({ celestial_body: upstreamNamed.nullish() });
const upstreamLauncher = named.extend({
  full_name: text,
  variant: text,
  families: z.array(upstreamNamed).nullish(),
});
const upstreamProvider = upstreamAbbreviated.extend({ type: reference });
const upstreamPad = named.extend({
  location: reference,
  country: upstreamCountry.nullish(),
  latitude: number,
  longitude: number,
});
const upstreamLocation = named.extend({ country: upstreamCountry.nullish() });
const upstreamProgram = named.extend({
  description: text,
  image: reference,
  wiki_url: text,
  mission_patches: z
    .array(z.object({ id: z.int().positive(), name: text, priority: number, image_url: text }))
    .nullish(),
});

/** Stores the records of launches and landings; each method returns the id, or null where there is none. */
export class LaunchReferences {
  readonly #records: ReferenceNormalizer;

  constructor(records: ReferenceNormalizer) {
    this.#records = records;
  }

  abbreviated(part: AbbreviatedPart, raw: Nested): number | null {
    return this.#records.add(part, raw, 1, upstreamAbbreviated, abbreviatedRow);
  }

  orbit(raw: Nested): number | null {
    return this.#records.add('orbits', raw, 1, upstreamOrbit, (orbit, reader) => ({
      ...abbreviatedRow(orbit, reader),
      celestial_body: orbit.celestial_body
        ? {
            id: orbit.celestial_body.id,
            name: reader.name('celestial_body.name', orbit.celestial_body.name),
          }
        : null,
    }));
  }

  launcher(raw: Nested): number | null {
    return this.#records.add('launcher_configurations', raw, 1, upstreamLauncher, (launcher, reader) => ({
      id: launcher.id,
      name: reader.name('name', launcher.name),
      full_name: reader.line('full_name', launcher.full_name) ?? '',
      variant: reader.line('variant', launcher.variant) ?? '',
      families: reader
        .list('families', launcher.families, most.families)
        .map(({ id, name }, index) => ({ id, name: reader.name(`families[${index}].name`, name) })),
    }));
  }

  provider(raw: Nested): number | null {
    return this.#records.add('launch_service_providers', raw, 1, upstreamProvider, (provider, reader) => ({
      ...abbreviatedRow(provider, reader),
      type: this.#records.named('agency_types', provider.type),
    }));
  }

  pad(raw: Nested): number | null {
    return this.#records.add('pads', raw, 1, upstreamPad, (pad, reader) => ({
      id: pad.id,
      name: reader.name('name', pad.name),
      location: this.#location(pad.location),
      country: pad.country ? countryOf(pad.country, reader, 'country') : null,
      latitude: reader.degrees('latitude', pad.latitude, 90),
      longitude: reader.degrees('longitude', pad.longitude, 180),
    }));
  }

  program(raw: Nested): number | null {
    return this.#records.add('programs', raw, 1, upstreamProgram, (program, reader) => ({
      id: program.id,
      name: reader.name('name', program.name),
      description: reader.text('description', program.description, longest.flightText) ?? '',
      image: this.#records.image(program.image),
      wiki_url: reader.link('wiki_url', program.wiki_url),
      mission_patches: reader.list('mission_patches', program.mission_patches, most.patches).flatMap((patch, index) => {
        const path = `mission_patches[${index}]`;
        const address = reader.link(`${path}.image_url`, patch.image_url);
        if (address === null) return [];
        const name = reader.line(`${path}.name`, patch.name) ?? '';
        return [
          { id: patch.id, name, priority: reader.priority(`${path}.priority`, patch.priority), image_url: address },
        ];
      }),
    }));
  }

  landingLocation(raw: Nested): number | null {
    return this.#records.add('landing_locations', raw, 1, named, ({ id, name }, reader) => ({
      id,
      name: reader.name('name', name),
    }));
  }

  #location(raw: Nested): number | null {
    return this.#records.add('locations', raw, 1, upstreamLocation, (location, reader) => ({
      id: location.id,
      name: reader.name('name', location.name),
      country: location.country ? countryOf(location.country, reader, 'country') : null,
    }));
  }
}

function abbreviatedRow({ id, name, abbrev }: z.infer<typeof upstreamAbbreviated>, reader: ValueReader) {
  return { id, name: reader.name('name', name), abbrev: reader.line('abbrev', abbrev) ?? '' };
}

/** A country of an agency, a pad or a location. */
export function countryOf(country: z.infer<typeof upstreamCountry>, reader: ValueReader, path: string) {
  const line = (field: string, value: string | null | undefined) =>
    present(reader.line(`${path}.${field}`, value, longest.country));
  return {
    id: country.id ?? null,
    name: reader.name(`${path}.name`, country.name, longest.country),
    alpha_2_code: line('alpha_2_code', country.alpha_2_code),
    alpha_3_code: line('alpha_3_code', country.alpha_3_code),
    nationality_name: line('nationality_name', country.nationality_name),
    nationality_name_composed: line('nationality_name_composed', country.nationality_name_composed),
  };
}
