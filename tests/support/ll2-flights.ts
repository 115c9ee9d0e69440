/** Made-up flights in the detailed shape of Launch Library 2's list of flights: with crews and dockings. */
import { API } from './ll2-records.ts';
import type { JsonRecord } from './ll2-records.ts';

const PEOPLE = 700;
const NAMES = ['Reed', 'Sedge', 'Rush', 'Marsh', 'Fen', 'Teal', 'Heron'];

/** The flights of all craft; made once, as a service is asked for them page by page. */
export function flightsOf(spacecraft: readonly JsonRecord[]): readonly JsonRecord[] {
  const known = made.get(spacecraft) ?? spacecraft.flatMap((craft) => craft['flights'] as JsonRecord[]);
  made.set(spacecraft, known);
  return known;
}

const made = new WeakMap<readonly JsonRecord[], readonly JsonRecord[]>();

/** A flight as the list of flights has it: with a crew, where its id is odd, and a docking at a station. */
export function detailedFlight(flight: JsonRecord, api = API): JsonRecord {
  const id = Number(flight['id']);
  const { net } = flight['launch'] as { net: string };
  const crew = (list: number) =>
    id % 2 === 0 ? [] : [0, 1, 2].map((place) => crewMember(id * 10 + list * 3 + place, id + place, place, api));
  return {
    ...flight,
    response_mode: 'detailed',
    launch_crew: crew(0),
    onboard_crew: [],
    landing_crew: crew(1),
    docking_events: [
      {
        id,
        url: `${api}docking_events/${id}/`,
        docking: net,
        departure: flight['mission_end'],
        docking_location: {
          id: 2,
          name: 'Aft port',
          spacestation: station(false, api),
          spacecraft: null,
          payload: null,
        },
        space_station_target: station(true, api),
        flight_vehicle_target: null,
        payload_flight_target: null,
      },
    ],
  };
}

function crewMember(id: number, person: number, place: number, api: string): JsonRecord {
  const number = 1 + (person % PEOPLE);
  return {
    id,
    role: place === 2 ? null : { id: place + 1, role: ['Commander', 'Pilot'][place], priority: place },
    astronaut: {
      id: number,
      url: `${api}astronauts/${number}/`,
      name: `${NAMES[number % NAMES.length]} ${number}`,
      status: { id: 1, name: 'Active' },
      agency: number % 3 === 0 ? null : { response_mode: 'list', id: 1, name: 'Bureau of Herons 1', abbrev: 'BH1' },
      nationality: [{ id: 7, name: 'Ruritania', alpha_2_code: 'RU', alpha_3_code: 'RUR' }],
      date_of_birth: '1950-01-01',
      bio: 'Nothing of this is for a site about flights.',
    },
  };
}

function station(whole: boolean, api: string): JsonRecord {
  const mini = { id: 4, url: `${api}space_stations/4/`, name: 'Heronry' };
  if (!whole) return mini;
  return {
    ...mini,
    status: { id: 1, name: 'Active' },
    founded: '1998-11-20',
    deorbited: null,
    orbit: 'Low Earth Orbit',
  };
}
