/** What all made-up records of Launch Library 2 have in common: addresses, texts, agencies and pictures. */

/** A record as JSON; tests break its fields at will. */
export type JsonRecord = Record<string, unknown>;

/** What the links of made-up records begin with; the server puts its own address there. */
export const API = 'https://ll2.example/2.3.0/';
/** Where their pictures are; the server puts another host there when it is told to. */
export const PICTURES = 'https://pictures-prod.nyc3.digitaloceanspaces.com/';
export const FILLER = 'Nothing in this text is true; it only takes as much room as a real description would. ';

/** A record without some of its fields. */
export function without(record: object, ...fields: readonly string[]): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

/** A moment as the service writes it. @param milliseconds - since 1970 */
export function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
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

/** An agency in the short shape. */
export function agencyMini(id: number, api: string): JsonRecord {
  return {
    response_mode: 'list',
    id,
    url: `${api}agencies/${id}/`,
    name: `Bureau of Herons ${id}`,
    abbrev: id === 3 ? '' : `BH${id}`,
    type: { id: 1, name: 'Government' },
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
