/** Made-up flights in the shapes of Launch Library 2 2.3.0, with their launches and landings. */
import { agencyMini, FILLER, iso, makeAgency, makeImage, PICTURES } from './ll2-basics.ts';
import type { JsonRecord } from './ll2-basics.ts';

const DAY = 86_400_000;
/** Launches go round in a hundred years, lest they leave the years that a snapshot takes. */
const DAYS = 36_500;

/** A flight of a craft, in the normal shape. @param index - its place among the craft's flights */
export function makeFlight(craft: JsonRecord, index: number, inSpace: boolean, api: string): JsonRecord {
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
