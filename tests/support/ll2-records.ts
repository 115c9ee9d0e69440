/**
 * Made-up records in the shapes of Launch Library 2 2.3.0: the same number gives the same records. Nothing in them is
 * real.
 */

/** A record as JSON; tests break its fields at will. */
export type JsonRecord = Record<string, unknown>;

/** What a made-up catalogue is like. */
export interface CatalogueOptions {
  /** How many spacecraft; their ids have gaps. */
  craft: number;
  /** How many configurations; at least 1. */
  configurations?: number;
  /** Flights of a craft by its place in the list, from 0. */
  flights?: (index: number) => number;
  /** Base address that the records' links begin with. */
  api?: string;
}

export interface MadeUpRecords {
  spacecraft: JsonRecord[];
  configurations: JsonRecord[];
}

/** What the links of made-up records begin with; the server puts its own address there. */
export const API = 'https://ll2.example/2.3.0/';
/** Where their pictures are; the server puts another host there when it is told to. */
export const PICTURES = 'https://pictures-prod.nyc3.digitaloceanspaces.com/';
const DAY = 86_400_000;
/** Launches go round in a hundred years, lest they leave the years that a snapshot takes. */
const DAYS = 36_500;

/** A whole catalogue: spacecraft in the detailed shape, configurations in the detailed shape. */
export function makeCatalogue({
  craft,
  configurations = 12,
  flights = (index) => 1 + (index % 3),
  api = API,
}: CatalogueOptions): MadeUpRecords {
  const configs = Array.from({ length: configurations }, (_, index) => makeConfiguration(index + 1, api));
  return {
    configurations: configs,
    spacecraft: Array.from({ length: craft }, (_, index) => {
      const configuration = configs[index % configs.length] ?? {};
      return makeSpacecraft(index + 1 + Math.floor(index / 40), configuration, flights(index), api);
    }),
  };
}

/** A spacecraft in the detailed shape. */
export function makeSpacecraft(id: number, configuration: JsonRecord, flights: number, api = API): JsonRecord {
  const inSpace = id % 29 === 0 && flights > 0;
  const craft: JsonRecord = {
    response_mode: 'detailed',
    id,
    url: `${api}spacecraft/${id}/`,
    name: `Heron ${id}`,
    serial_number: id % 7 === 0 ? null : `HN-${String(id).padStart(3, '0')}`,
    is_placeholder: id % 97 === 0,
    image: id % 5 === 0 ? null : (configuration['image'] ?? null),
    in_space: inSpace,
    time_in_space: flights === 0 ? 'P0D' : `P${flights * 9}DT${id % 24}H30M`,
    time_docked: id % 3 === 0 ? `P${flights}DT2H` : 'P0D',
    flights_count: flights,
    mission_ends_count: inSpace ? flights - 1 : flights,
    status: inSpace || flights === 0 ? { id: 1, name: 'Active' } : { id: 4, name: 'Single Use' },
    description: `Made-up craft number ${id}.\r\nIt carries nothing.`,
    spacecraft_config: configuration,
    fastest_turnaround: flights > 1 ? 'P40DT6H' : null,
  };
  return withFlights(craft, () =>
    Array.from({ length: flights }, (_, index) => makeFlight(craft, index, inSpace, api)),
  );
}

/** Flights are only made when they are looked at: those of thousands of craft would fill the memory. */
function withFlights(craft: JsonRecord, make: () => JsonRecord[]): JsonRecord {
  return Object.defineProperty({ ...craft }, 'flights', {
    enumerable: true,
    configurable: true,
    get: make,
    set(this: JsonRecord, flights: unknown) {
      Object.defineProperty(this, 'flights', { value: flights, enumerable: true, configurable: true, writable: true });
    },
  });
}

function makeFlight(craft: JsonRecord, index: number, inSpace: boolean, api: string): JsonRecord {
  const id = Number(craft['id']) * 50 + index;
  const net = Date.UTC(1990, 0, 1, 6) + (id % DAYS) * DAY;
  const running = inSpace && index === Number(craft['flights_count']) - 1;
  return {
    response_mode: 'normal',
    id,
    url: `${api}spacecraft_flights/${id}/`,
    destination: index % 4 === 3 ? null : 'Low Earth Orbit',
    mission_end: running ? null : iso(net + 9 * DAY),
    spacecraft: { ...craft, response_mode: 'normal' },
    launch: makeLaunch(id, net, api),
    landing: {
      id,
      url: `${api}landings/${id}/`,
      attempt: running ? null : true,
      success: running ? null : index % 11 !== 10,
      description: 'A landing that never was.',
      downrange_distance: index % 2 === 0 ? null : 12.5,
      landing_location: {
        id: 6,
        name: 'Sea of Sand',
        active: true,
        abbrev: 'SoS',
        celestial_body: { id: 1, name: 'Earth' },
      },
      type: { id: 3, name: 'Ocean', abbrev: 'Ocean', description: 'Into the sea.' },
    },
    duration: 'P9D',
    turn_around_time: index === 0 ? null : 'P40DT6H',
  };
}

const FILLER = 'Nothing in this text is true; it only takes as much room as a real description would. ';

/** A launch in the normal shape, with every field that the real service sends. */
function makeLaunch(id: number, net: number, api: string): JsonRecord {
  const agency = makeAgency(1 + (id % 3), api);
  return {
    id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    url: `${api}launches/00000000-0000-4000-8000-${String(id).padStart(12, '0')}/`,
    name: `Stork 2 Block ${id % 2} | Errand ${id}`,
    slug: `stork-2-errand-${id}`,
    response_mode: 'normal',
    launch_designator: id % 5 === 0 ? null : `${new Date(net).getUTCFullYear()}-${String(id % 1000).padStart(3, '0')}`,
    status: { id: 3, name: 'Launch Successful', abbrev: 'Success', description: FILLER },
    last_updated: iso(net),
    net: iso(net),
    net_precision: { id: 1, name: 'Minute', abbrev: 'MIN', description: FILLER },
    window_start: iso(net),
    window_end: iso(net + 3_600_000),
    image: null,
    infographic: null,
    probability: null,
    weather_concerns: '',
    failreason: id % 4 === 0 ? 'An errand that went astray.' : null,
    hashtag: '',
    launch_service_provider: agencyMini(1 + (id % 3), api),
    rocket: {
      id,
      configuration: {
        response_mode: 'list',
        id: 9 + (id % 2),
        url: `${api}launcher_configurations/${9 + (id % 2)}/`,
        name: 'Stork 2',
        families: [
          { id: 1, name: 'Stork' },
          { id: 3, name: 'Stork 2' },
        ],
        full_name: `Stork 2 Block ${id % 2}`,
        variant: `Block ${id % 2}`,
      },
    },
    mission: {
      id,
      name: `Errand ${id}`,
      type: 'Resupply',
      description: FILLER.repeat(4).trim(),
      image: null,
      orbit: { id: 8, name: 'Low Earth Orbit', abbrev: 'LEO', celestial_body: { id: 1, name: 'Earth' } },
      agencies: [agency],
      info_urls: [],
      vid_urls: [],
    },
    pad: makePad(api, agency),
    webcast_live: false,
    program: [
      {
        response_mode: 'list',
        id: 1,
        url: `${api}programs/1/`,
        name: 'Program of Errands',
        image: makeImage(301),
        info_url: null,
        wiki_url: 'https://wiki.example/errands',
        description: FILLER.repeat(3).trim(),
        agencies: [agencyMini(1, api)],
        start_date: iso(Date.UTC(1990, 0, 1)),
        end_date: null,
        mission_patches: [
          {
            id: 5,
            name: 'Errands',
            priority: 10,
            image_url: `${PICTURES}patch.png`,
            agency: null,
            response_mode: 'list',
          },
        ],
        type: { id: 1, name: 'Other' },
      },
    ],
    orbital_launch_attempt_count: id,
  };
}

function makePad(api: string, agency: JsonRecord): JsonRecord {
  const country = {
    id: 1,
    name: 'Nowhere',
    alpha_2_code: 'NW',
    alpha_3_code: 'NWH',
    nationality_name: 'Nowherian',
    nationality_name_composed: 'Nowhero',
  };
  return {
    id: 3,
    url: `${api}pads/3/`,
    active: true,
    agencies: [agency],
    name: 'Pad 2',
    description: FILLER.repeat(2),
    latitude: 28.60822681,
    longitude: -80.60428186,
    country,
    location: {
      response_mode: 'list',
      id: 2,
      url: `${api}locations/2/`,
      name: 'Sands, Nowhere',
      country,
      description: FILLER.repeat(3),
      celestial_body: { id: 1, name: 'Earth' },
    },
  };
}

/** A configuration in the detailed shape; each second one has two families, a parent and its child. */
export function makeConfiguration(id: number, api = API): JsonRecord {
  const parent = makeFamily(1, null, api);
  return {
    response_mode: 'detailed',
    id,
    url: `${api}spacecraft_configurations/${id}/`,
    name: `Heron Type ${id}`,
    type: id % 2 === 0 ? { id: 4, name: 'Cargo Resupply' } : { id: 2, name: 'Capsule' },
    agency: makeAgency(1 + (id % 3), api),
    family: id % 2 === 0 ? [parent, makeFamily(2, parent, api)] : [],
    in_use: id % 3 !== 0,
    image: id % 4 === 0 ? null : makeImage(100 + id),
    capability: 'Errands to low orbits',
    history: `${FILLER}\r\n\r\n${FILLER}`,
    details: FILLER,
    maiden_flight: '1990-02-20',
    height: id % 2 === 0 ? 11 : 3.9,
    diameter: 2.7,
    human_rated: id % 2 === 1,
    crew_capacity: id % 2 === 1 ? 4 : null,
    payload_capacity: 2400,
    payload_return_capacity: null,
    flight_life: id % 5 === 0 ? '' : '200 days',
    wiki_link: id % 3 === 0 ? '' : `https://wiki.example/heron-${id}`,
    info_link: '',
    ...statistics(id),
    fastest_turnaround: null,
  };
}

/** An agency in the normal shape. */
export function makeAgency(id: number, api = API): JsonRecord {
  return {
    ...agencyMini(id, api),
    response_mode: 'normal',
    featured: id === 1,
    country: [
      {
        id: 7,
        name: 'Ruritania',
        alpha_2_code: 'RU',
        alpha_3_code: 'RUR',
        nationality_name: 'Ruritanian',
        nationality_name_composed: 'Ruritano',
      },
    ],
    description: FILLER,
    administrator: id === 2 ? null : 'Director: Nobody',
    founding_year: 1950 + id,
    launchers: 'Stork',
    spacecraft: 'Heron',
    parent: null,
    image: makeImage(200 + id),
    logo: makeImage(300 + id),
    social_logo: null,
  };
}

function agencyMini(id: number, api: string): JsonRecord {
  return {
    response_mode: 'list',
    id,
    url: `${api}agencies/${id}/`,
    name: `Bureau of Herons ${id}`,
    abbrev: id === 3 ? '' : `BH${id}`,
    type: { id: 1, name: 'Government' },
  };
}

function makeFamily(id: number, parent: JsonRecord | null, api: string): JsonRecord {
  const { response_mode, id: parentId, name, description, maiden_flight } = parent ?? {};
  return {
    response_mode: 'normal',
    id,
    name: `Herons ${id}`,
    description: FILLER,
    manufacturer: makeAgency(1, api),
    parent: parent
      ? {
          response_mode,
          id: parentId,
          name,
          description,
          manufacturer: agencyMini(1, api),
          parent: null,
          maiden_flight,
        }
      : null,
    maiden_flight: '1990-02-20',
    ...statistics(id),
  };
}

function statistics(id: number): JsonRecord {
  return {
    spacecraft_flown: id,
    total_launch_count: id + 1,
    successful_launches: id,
    failed_launches: 1,
    attempted_landings: id,
    successful_landings: id,
    failed_landings: 0,
  };
}

/** A picture. */
export function makeImage(id: number): JsonRecord {
  return {
    id,
    name: `Picture ${id}`,
    image_url: `${PICTURES}media/images/picture_${id}.jpeg`,
    thumbnail_url: `${PICTURES}media/images/thumbnail_${id}.jpeg`,
    credit: id % 2 === 0 ? null : 'Nobody',
    license:
      id % 2 === 0
        ? { id: 1, name: 'Unknown', priority: 9, link: null }
        : { id: 4, name: 'NASA Image and Media Guidelines', priority: 0, link: 'https://licence.example/' },
    single_use: false,
    variants: [],
  };
}

/** A record without some of its fields. */
export function without(record: object, ...fields: readonly string[]): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

/** The normal shape of a spacecraft. */
export function normalShape(craft: JsonRecord): JsonRecord {
  const { spacecraft_config: configuration } = craft;
  return {
    ...without(craft, 'flights'),
    response_mode: 'normal',
    spacecraft_config: configuration && normalConfiguration(configuration as JsonRecord),
  };
}

function normalConfiguration(configuration: JsonRecord): JsonRecord {
  const { id, url, name, type, agency, family, in_use, image } = configuration;
  return { response_mode: 'normal', id, url, name, type, agency, family, in_use, image };
}

function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
