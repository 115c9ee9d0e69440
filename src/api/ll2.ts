/**
 * The catalogue's records in the shapes of Launch Library 2, for its JSON files and its query service. Ships to the
 * edge, so it loads no schema and no data.
 */
import type { Agency, Catalogue, Configuration, Craft, Family } from '../domain/catalogue.ts';
import type { FlightOfCraft } from '../domain/craft-flights.ts';
import { serializeFlight } from './ll2-flight.ts';
import type { Upstream } from './ll2-flight.ts';
import { serializeFlightDetails } from './ll2-flight-details.ts';
import { serializeImage } from './ll2-image.ts';
import type { SpacecraftFlightDetailed, SpacecraftFlightNormal } from './shapes-flight-details.ts';
import type { AgencyList } from './shapes-parts.ts';
import type {
  AgencyNormal,
  ConfigurationDetailed,
  ConfigurationNormal,
  FamilyDetailed,
  FamilyNormal,
  SpacecraftDetailed,
  SpacecraftNormal,
} from './shapes.ts';

/** Where the records that the atlas has itself are found: absolute addresses. */
export interface RecordLinks {
  spacecraft: (id: number) => string;
  configuration: (id: number) => string;
  flight: (id: number) => string;
}

/** The serializers of one catalogue under one set of addresses. */
export interface Ll2Serializers {
  spacecraftNormal: (craft: Craft) => SpacecraftNormal;
  spacecraftDetailed: (craft: Craft) => SpacecraftDetailed;
  flightNormal: (flight: FlightOfCraft) => SpacecraftFlightNormal;
  flightDetailed: (flight: FlightOfCraft) => SpacecraftFlightDetailed;
  configurationNormal: (configuration: Configuration) => ConfigurationNormal;
  configurationDetailed: (configuration: Configuration) => ConfigurationDetailed;
}

/**
 * The serializers of a catalogue. Addresses of craft, flights and configurations are those of `links`; agencies,
 * launches and people, of which the atlas has no files, keep their addresses at the API that the snapshot was taken from.
 *
 * @param catalogue - where parents of families and the API's base address are looked up
 */
export function createLl2Serializers(catalogue: Catalogue, links: RecordLinks): Ll2Serializers {
  const upstream: Upstream = (resource, id) => `${catalogue.source.api}${resource}/${id}/`;
  const configurations = configurationSerializers(links, familySerializers(catalogue, agencySerializers(upstream)));
  return { ...configurations, ...spacecraftSerializers(links, upstream, configurations) };
}

function agencySerializers(upstream: Upstream) {
  function agencyList({ id, name, abbrev, type }: Agency): AgencyList {
    return { response_mode: 'list', id, url: upstream('agencies', id), name, abbrev, type };
  }

  function agencyNormal(agency: Agency): AgencyNormal {
    const { featured, country, description, administrator, founding_year, launchers, spacecraft, parent } = agency;
    return {
      ...agencyList(agency),
      response_mode: 'normal',
      featured,
      country,
      description,
      administrator,
      founding_year,
      launchers,
      spacecraft,
      parent,
      image: serializeImage(agency.image),
      logo: serializeImage(agency.logo),
      social_logo: serializeImage(agency.social_logo),
    };
  }

  return { agencyList, agencyNormal };
}

function familySerializers(catalogue: Catalogue, agencies: ReturnType<typeof agencySerializers>) {
  const { agencyList, agencyNormal } = agencies;
  const families = new Map(catalogue.families.map((family) => [family.id, family]));

  function familyNormal({ id, name, description, manufacturer, parent, maiden_flight }: Family): FamilyNormal {
    return {
      response_mode: 'normal',
      id,
      name,
      description,
      manufacturer: manufacturer && agencyList(manufacturer),
      parent: parent && { response_mode: 'list', id: parent.id, name: parent.name },
      maiden_flight,
    };
  }

  function familyDetailed(family: Family): FamilyDetailed {
    const parent = family.parent && families.get(family.parent.id);
    return {
      ...familyNormal(family),
      manufacturer: family.manufacturer && agencyNormal(family.manufacturer),
      parent: parent ? familyNormal(parent) : null,
      ...statisticsOf(family),
    };
  }

  return { ...agencies, familyNormal, familyDetailed };
}

function configurationSerializers(links: RecordLinks, parts: ReturnType<typeof familySerializers>) {
  const { agencyList, agencyNormal, familyNormal, familyDetailed } = parts;

  function configurationNormal(configuration: Configuration): ConfigurationNormal {
    const { id, name, type, agency, in_use } = configuration;
    return {
      response_mode: 'normal',
      id,
      url: links.configuration(id),
      name,
      type,
      agency: agency && agencyList(agency),
      family: configuration.families.map(familyNormal),
      in_use,
      image: serializeImage(configuration.image),
    };
  }

  function configurationDetailed(configuration: Configuration): ConfigurationDetailed {
    const { capability, history, details, maiden_flight, height, diameter, human_rated } = configuration;
    return {
      ...configurationNormal(configuration),
      response_mode: 'detailed',
      agency: configuration.agency && agencyNormal(configuration.agency),
      family: configuration.families.map(familyDetailed),
      capability,
      history,
      details,
      maiden_flight,
      height,
      diameter,
      human_rated,
      crew_capacity: configuration.crew_capacity,
      payload_capacity: configuration.payload_capacity,
      payload_return_capacity: configuration.payload_return_capacity,
      flight_life: configuration.flight_life ?? '',
      wiki_link: configuration.wiki_link ?? '',
      info_link: configuration.info_link ?? '',
      ...statisticsOf(configuration),
      fastest_turnaround: configuration.fastest_turnaround,
    };
  }

  return { configurationNormal, configurationDetailed };
}

function spacecraftSerializers(
  links: RecordLinks,
  upstream: Upstream,
  { configurationNormal, configurationDetailed }: ReturnType<typeof configurationSerializers>,
) {
  function spacecraftNormal(craft: Craft): SpacecraftNormal {
    return {
      response_mode: 'normal',
      id: craft.id,
      url: links.spacecraft(craft.id),
      name: craft.name,
      serial_number: craft.serial_number,
      is_placeholder: craft.is_placeholder,
      image: serializeImage(craft.image),
      in_space: craft.in_space,
      time_in_space: craft.time_in_space,
      time_docked: craft.time_docked,
      flights_count: craft.flights_count,
      mission_ends_count: craft.mission_ends_count,
      status: craft.status,
      description: craft.description,
      spacecraft_config: craft.configuration && configurationNormal(craft.configuration),
      fastest_turnaround: craft.fastest_turnaround,
    };
  }

  function spacecraftDetailed(craft: Craft): SpacecraftDetailed {
    return {
      ...spacecraftNormal(craft),
      response_mode: 'detailed',
      spacecraft_config: craft.configuration && configurationDetailed(craft.configuration),
      flights: craft.allFlights.map((flight) => serializeFlight(flight, links.flight, upstream)),
    };
  }

  function flightNormal({ craft, flight }: FlightOfCraft): SpacecraftFlightNormal {
    return { ...serializeFlight(flight, links.flight, upstream), spacecraft: spacecraftNormal(craft) };
  }

  function flightDetailed(each: FlightOfCraft): SpacecraftFlightDetailed {
    return { ...flightNormal(each), response_mode: 'detailed', ...serializeFlightDetails(each.flight, upstream) };
  }

  return { spacecraftNormal, spacecraftDetailed, flightNormal, flightDetailed };
}

function statisticsOf(record: Configuration | Family) {
  const { spacecraft_flown, total_launch_count, successful_launches, failed_launches } = record;
  const { attempted_landings, successful_landings, failed_landings } = record;
  return {
    spacecraft_flown,
    total_launch_count,
    successful_launches,
    failed_launches,
    attempted_landings,
    successful_landings,
    failed_landings,
  };
}
