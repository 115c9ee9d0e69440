/** The list of all configurations. */
import type { SiteContext } from '#context.ts';
import { compareByMaidenFlight } from '#domain/catalogue.ts';
import type { Configuration } from '#domain/catalogue.ts';
import { yearOf } from '#domain/dates.ts';
import { configurationFacts, configurationValues } from '#domain/facts/configuration.ts';
import { formatCell } from '#domain/facts/fact.ts';
import { capitalize, formatCount, spellNumber } from '#domain/labels.ts';
import { person } from '#drawings/drawings.ts';

import { listEntity } from './json-ld.ts';
import type { Entity } from './json-ld.ts';
import { drawnHeight, ESTIMATED, lineUp, tallLadder } from './line-up.ts';
import type { LineUpFigure, Shelf, TallLadder } from './line-up.ts';
import type { Menu } from './list-page.ts';
import { scaledFigure } from './scaled-figure.ts';
import type { ScaledFigure } from './scaled-figure.ts';
import { barOf, configurationLink, craftOfConfiguration, facetLink } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';

/** A configuration in the list of all. */
export interface ConfigurationListRow {
  id: number;
  name: string;
  href: string;
  type: Link | null;
  agency: Link | null;
  firstFlight: Value;
  here: number;
  flown: Value;
  diameter: Value;
  height: Value;
  bar: number | null;
}

/** What the list of all configurations can be ordered by. */
export type ConfigurationOrder = 'first flight' | 'height';

/** The drawings of all configurations, on shelves. */
export interface LineUp {
  /** Their order, in a sentence. */
  order: string;
  shelves: readonly Shelf<LineUpFigure & { href: string }>[];
  ladder: TallLadder;
  person: ScaledFigure;
  notes: readonly string[];
}

/** The list of all configurations. */
export interface ConfigurationList extends Page {
  title: string;
  lead: string;
  menu: Menu;
  lineUp: LineUp;
  /** What the table says of itself. */
  caption: string;
  note: string;
  sorted: ConfigurationOrder;
  /** Where the heads of the table lead: null for the one that it is sorted by. */
  heads: Record<ConfigurationOrder, string | null>;
  rows: readonly ConfigurationListRow[];
}

const ordersOf = ({ routes }: SiteContext) =>
  ({
    'first flight': {
      label: 'first flight',
      orderLabel: 'in order of first flight',
      href: routes.configurations,
      compare: compareByMaidenFlight,
    },
    height: {
      label: 'height',
      orderLabel: 'the tallest first',
      href: routes.configurationsByHeight,
      compare: (a: Configuration, b: Configuration) => (drawnHeight(b) ?? -1) - (drawnHeight(a) ?? -1) || a.id - b.id,
    },
  }) as const satisfies Record<ConfigurationOrder, unknown>;

/**
 * All configurations; those whose first flight or height is unknown come last.
 *
 * @param by - by first flight, or by height with the tallest first
 */
export function configurationList(context: SiteContext, by: ConfigurationOrder): ConfigurationList {
  const { catalogue, routes } = context;
  const orders = ordersOf(context);
  const { orderLabel, href, compare } = orders[by];
  const ordered = catalogue.configurations.toSorted(compare);
  const withCraft = ordered.filter((each) => craftOfConfiguration(context, each).length > 0).length;
  const first = ordered.toSorted(compareByMaidenFlight)[0]?.maiden_flight;
  return {
    meta: {
      title: by === 'height' ? 'Configurations of spacecraft by height' : 'Configurations of spacecraft to one scale',
      description: `${formatCount(ordered.length, 'configuration')} of spacecraft drawn to one scale, ${orderLabel}, with type, agency, size and how many of each flew.`,
      address: href,
      ...(by === 'height' ? { noindex: true } : { about: entityOf(context, ordered, orderLabel) }),
    },
    crumbs: by === 'height' ? [{ label: 'Configurations', href: routes.configurations }] : [],
    title: 'Configurations, to one scale',
    ofMany: true,
    lead: `${formatCount(ordered.length, 'kind')} of spacecraft${first ? ` since ${yearOf(first)}` : ''}, ${orderLabel}; craft of ${withCraft} of them are in this atlas. Every drawing has the same scale, and so has the person.`,
    menu: {
      label: 'Order',
      choices: Object.entries(orders).map(([name, order]) => ({
        label: order.label,
        href: order.href,
        current: name === by,
      })),
    },
    lineUp: lineUpOf(context, catalogue.configurations, by),
    caption: `Configurations, ${orderLabel}`,
    note: `${capitalize(orderLabel)}.${unknownSentence(ordered, by)} The rule under each row is its height as drawn.`,
    sorted: by,
    heads: {
      'first flight': by === 'first flight' ? null : orders['first flight'].href,
      height: by === 'height' ? null : orders.height.href,
    },
    rows: rowsOf(context, ordered),
  };
}

function entityOf(context: SiteContext, ordered: readonly Configuration[], orderLabel: string): Entity {
  const links = ordered.map((each) => configurationLink(context, each));
  return listEntity(context, `Configurations of spacecraft, ${orderLabel}`, links, links.length);
}

function unknownSentence(configurations: readonly Configuration[], by: ConfigurationOrder): string {
  const value = (each: Configuration) => (by === 'height' ? drawnHeight(each) : each.maiden_flight);
  const unknown = configurations.filter((each) => value(each) === null).length;
  if (unknown === 0) return '';
  return ` ${capitalize(spellNumber(unknown))} without one on record ${unknown === 1 ? 'stands' : 'stand'} last.`;
}

function rowsOf(context: SiteContext, configurations: readonly Configuration[]): ConfigurationListRow[] {
  const tallest = Math.max(...configurations.map((each) => drawnHeight(each) ?? 0));
  return configurations.map((each) => {
    // Where the record's height is of something else, such as a launch stack, the drawn one ranks.
    const drawn = drawnHeight(each);
    const values = { ...configurationValues(each), height: drawn };
    const cell = (name: keyof typeof configurationFacts) => formatCell(configurationFacts, name, values);
    return {
      id: each.id,
      name: each.name,
      href: context.routes.configuration(each),
      type: each.type && facetLink(context, 'type', each.type),
      agency: each.agency && facetLink(context, 'agency', each.agency),
      firstFlight: cell('maiden_flight'),
      here: craftOfConfiguration(context, each).length,
      flown: cell('spacecraft_flown'),
      diameter: cell('diameter'),
      height: cell('height'),
      bar: barOf(drawn, tallest),
    };
  });
}

function lineUpOf(context: SiteContext, configurations: readonly Configuration[], by: ConfigurationOrder): LineUp {
  const byDrawing = (a: Configuration, b: Configuration) =>
    (drawnHeight(b) ?? -1) - (drawnHeight(a) ?? -1) || compareByMaidenFlight(a, b);
  const ordered = configurations.toSorted(by === 'height' ? byDrawing : compareByMaidenFlight);
  const shelves = lineUp(context, ordered, by);
  const estimated = shelves.some(({ figures }) => figures.some((figure) => figure.estimated));
  const addresses = new Map(ordered.map((each) => [each.id, context.routes.configuration(each)]));
  return {
    order:
      by === 'height'
        ? 'On each shelf the tallest as drawn first.'
        : 'On each shelf in order of first flight, those without one on record last.',
    shelves: shelves.map((shelf) => ({
      ...shelf,
      figures: shelf.figures.map((figure) => ({ ...figure, href: addresses.get(figure.id) ?? '' })),
    })),
    ladder: tallLadder(Math.max(...ordered.map((each) => drawnHeight(each) ?? 0))),
    person: scaledFigure(context, person),
    notes: [
      'Nose up, wings and solar wings in the plane of the page; the person is 1.8\u00a0m tall.',
      'Where a drawing and the record differ in size, the configuration’s page says both.',
      ...(estimated ? [`${ESTIMATED} Dimensions of the drawing partly estimated.`] : []),
    ],
  };
}
