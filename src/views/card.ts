/**
 * The pictures shown where links to pages are shared: the text and the drawing of each. The step that draws them decides
 * how they look.
 */
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { craftKind } from '#domain/flight-phrases.ts';
import { capitalize, typeLabel } from '#domain/labels.ts';
import { craftLabel } from '#domain/mission-pair.ts';

import type { PageFact } from './facts.ts';
import type { Plate } from './plate.ts';

/** What is drawn on a card, to one scale and in centimetres. */
export type CardPlate = Pick<Plate, 'viewBox' | 'figures' | 'ladder' | 'outline'>;

/** The card of a record, or of a list of them. */
export interface Card {
  /** `record`: its drawing beside its facts; `shelf`: a sentence above a row of drawings. */
  layout: 'record' | 'shelf';
  name: string;
  /** Used where the font of the cards has no glyph for any letter of the name. */
  otherName: string;
  /** Under the name. */
  line: string;
  /** What holds now, in the accent colour. */
  now: string | null;
  facts: readonly { label: string; value: string }[];
  plate: CardPlate | null;
}

/** Letters of an agency's name above which its abbreviation is better. */
const LONG_NAME = 28;
/** Facts for which a card has room. */
const MOST_FACTS = 3;

/**
 * The card of a craft.
 *
 * @param facts - the facts of its page
 * @param plate - the plate of its page
 */
export function craftCard(craft: Craft, facts: readonly PageFact[], plate: Plate | null): Card {
  const { configuration } = craft;
  return {
    layout: 'record',
    name: craftLabel(craft),
    otherName: `${configuration?.name ?? 'Spacecraft'}, record ${craft.id}`,
    line: capitalize(craftKind(craft)) + serialPart(craft),
    now: craft.in_space ? 'In space' : null,
    facts: pick(facts, ['flights_count', 'time_in_space', 'first_launch', 'last_end', 'crew_capacity', 'height']),
    plate: cardPlate(plate),
  };
}

/** The part of a serial number that the name does not already say; many begin with the configuration. */
function serialPart({ name, serial_number, configuration }: Craft): string {
  if (serial_number === null || serial_number === 'TBD' || name.includes(serial_number)) return '';
  const kind = configuration && `${configuration.name} `;
  return `, ${kind && serial_number.startsWith(kind) ? serial_number.slice(kind.length) : serial_number}`;
}

/**
 * The card of a configuration.
 *
 * @param facts - the facts of its page
 * @param plate - the plate of its page
 */
export function configurationCard(configuration: Configuration, facts: readonly PageFact[], plate: Plate | null): Card {
  const { type, agency } = configuration;
  return {
    layout: 'record',
    name: configuration.name,
    otherName: `Configuration ${configuration.id}`,
    line: [type && typeLabel(type.name), agency && shortName(agency)].filter(Boolean).join(', '),
    now: null,
    facts: pick(facts, ['maiden_flight', 'spacecraft_flown', 'height', 'diameter', 'crew_capacity']),
    plate: cardPlate(plate),
  };
}

/** What an agency is called where there is little room. */
function shortName({ name, abbrev }: { name: string; abbrev: string }): string {
  return name.length > LONG_NAME && abbrev ? abbrev : name;
}

/**
 * The card of any other page, from what its head says.
 *
 * @param shelf - drawings that represent the page
 */
export function pageCard(title: string, description: string, shelf: CardPlate | null): Card {
  return {
    layout: 'shelf',
    name: title,
    otherName: 'A list of spacecraft',
    line: description,
    now: null,
    facts: [],
    plate: cardPlate(shelf),
  };
}

/** What a card shows, for those who do not see it. */
export function cardAlternative({ name, line, now, facts, plate }: Card): string {
  const factTexts = facts.map(({ label, value }) => `${label}: ${value}`);
  const parts = [`${name}${line ? `, ${line}` : ''}`, now, ...factTexts].filter(Boolean);
  const drawing = !plate?.ladder
    ? ''
    : plate.outline
      ? ' With an outline from its dimensions, beside a person of 1.8 m.'
      : ' With a line drawing to scale, beside a person of 1.8 m.';
  return `${parts.join('; ')}.${drawing}`;
}

function pick(facts: readonly PageFact[], names: readonly string[]): Card['facts'] {
  return names
    .flatMap((name) => facts.filter((fact) => fact.name === name && !fact.missing))
    .slice(0, MOST_FACTS)
    .map(({ label, value }) => ({ label, value: value.replace(/, \d\d:\d\d$/, '') }));
}

function cardPlate(plate: CardPlate | null): CardPlate | null {
  return plate && { viewBox: plate.viewBox, figures: plate.figures, ladder: plate.ladder, outline: plate.outline };
}
