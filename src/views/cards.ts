/** The cards of all pages: of records, and of the lists that hold them. */
import type { SiteContext } from '#context.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { compareTexts } from '#domain/compare.ts';
import { facetNames, facets } from '#domain/facets.ts';
import { drawingOf } from '#drawings/drawings.ts';
import type { Drawing } from '#drawings/drawings.ts';

import { configurationCard, craftCard, pageCard } from './card.ts';
import type { Card, CardPlate } from './card.ts';
import { factsOfConfiguration } from './configuration.ts';
import { factsOfCraft } from './craft-facts.ts';
import { createStand, plateOf } from './plate.ts';

/** Drawings for which a shelf has room. */
const MOST_DRAWINGS = 6;

/** What the head of a page says about it. */
export interface PageHead {
  address: string;
  title: string;
  description: string;
}

/**
 * What gives a page its card: that of its record, where it is about one, or else one made of its title, its description
 * and a row of drawings.
 */
export function cardMaker(context: SiteContext): (page: PageHead) => Card {
  const { catalogue, routes } = context;
  const records = new Map<string, () => Card>([
    ...catalogue.spacecraft.map(
      (craft) =>
        [
          routes.craft(craft),
          () =>
            craftCard(
              craft,
              factsOfCraft(context, craft),
              craft.configuration && plateOf(context, craft.configuration),
            ),
        ] as const,
    ),
    ...catalogue.configurations.map(
      (each) =>
        [
          routes.configuration(each),
          () => configurationCard(each, factsOfConfiguration(each), plateOf(context, each)),
        ] as const,
    ),
  ]);
  return ({ address, title, description }) =>
    records.get(address)?.() ?? pageCard(title, description, shelfOf(context, address));
}

/** Drawings for a page without one of its own: those of its craft; for pages about none, those with most craft. */
function shelfOf(context: SiteContext, address: string): CardPlate | null {
  const [first, ...others] = shelfDrawings(membersAt(context, address));
  return first ? { ...createStand([first, ...others]), outline: false } : null;
}

function membersAt({ catalogue, routes }: SiteContext, address: string): readonly Craft[] {
  if (address === routes.inSpace && catalogue.inSpace.length > 0) return catalogue.inSpace;
  const person = catalogue.people.find((each) => routes.person(each) === address);
  const station = catalogue.stations.find((each) => routes.station(each) === address);
  const flown = (person?.rides ?? station?.flights ?? []).map(({ craft }) => craft);
  if (flown.length > 0) return [...new Set(flown)];
  for (const facet of facetNames) {
    const group = catalogue.groups[facet].find(({ value }) => routes.facetValue(facets[facet], value) === address);
    if (group && group.craft.length > 0) return group.craft;
  }
  return catalogue.spacecraft;
}

/**
 * Drawings of the configurations with most craft, in order of first flight. Every family comes before one comes twice:
 * its members look alike.
 */
function shelfDrawings(members: readonly Craft[]): Drawing[] {
  const count = new Map<Configuration, number>();
  for (const { configuration } of members) {
    if (configuration) count.set(configuration, (count.get(configuration) ?? 0) + 1);
  }
  const drawings = new Map<string, { drawing: Drawing; family: string; craft: number; first: string }>();
  for (const [configuration, craft] of count) {
    const drawing = drawingOf(configuration);
    if (!drawing) continue;
    const known = drawings.get(drawing.name);
    const first = configuration.maiden_flight ?? '9';
    drawings.set(drawing.name, {
      drawing,
      family: configuration.families[0]?.name ?? configuration.name,
      craft: craft + (known?.craft ?? 0),
      first: known && known.first < first ? known.first : first,
    });
  }
  const families = new Set<string>();
  const candidates = [...drawings.values()]
    .toSorted((a, b) => b.craft - a.craft || compareTexts(a.drawing.name, b.drawing.name))
    .map((each) => ({ ...each, again: families.has(each.family) || !families.add(each.family) }));
  return candidates
    .toSorted((a, b) => Number(a.again) - Number(b.again))
    .slice(0, MOST_DRAWINGS)
    .toSorted((a, b) => compareTexts(a.first, b.first) || compareTexts(a.drawing.name, b.drawing.name))
    .map(({ drawing }) => drawing);
}
