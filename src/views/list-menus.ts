/** The links above a list of all craft, and those in the heads of its columns. */
import type { SiteContext } from '#context.ts';
import { facets } from '#domain/facets.ts';
import { directions, orderingNames, orderings } from '#domain/orderings.ts';
import type { Direction, OrderingName } from '#domain/orderings.ts';
import { inSpaceLabel, formatNumber, statusLabel } from '#domain/labels.ts';

import type { MenuChoice, ListPage, Menu } from './list-page.ts';

/**
 * The menus of a list of all craft: its order, its direction, and the lists that hold some of them.
 *
 * @param name - the list's ordering; null for the list by name
 */
export function orderMenus(
  { catalogue, routes }: SiteContext,
  name: OrderingName | null,
  direction: Direction,
): Menu[] {
  const byName: MenuChoice = { label: 'name', href: routes.spacecraft, current: name === null };
  const order: Menu = {
    label: 'Order',
    choices: [
      byName,
      ...orderingNames.map((each) => ({
        label: orderings[each].label,
        href: routes.spacecraftBy(each, name === null ? preferred(each) : direction),
        current: each === name,
      })),
    ],
  };
  const menus = [order];
  if (name !== null) {
    menus.push({
      label: 'Direction',
      choices: directions.map((each) => ({
        label: orderings[name].directionLabels[each],
        href: routes.spacecraftBy(name, each),
        current: each === direction,
      })),
    });
  }
  menus.push({
    label: 'Only',
    choices: [
      ...(catalogue.inSpace.length > 0
        ? [
            {
              label: inSpaceLabel.label.toLowerCase(),
              href: routes.inSpace,
              current: false,
              count: formatNumber(catalogue.inSpace.length),
            },
          ]
        : []),
      ...catalogue.groups.status.map(({ value, craft }) => ({
        label: statusLabel(value.name).label.toLowerCase(),
        href: routes.facetValue(facets.status, value),
        current: false,
        count: formatNumber(craft.length),
      })),
      { label: 'combine', href: routes.explore, current: false },
    ],
  });
  return menus;
}

/** A head leads to its order; that of the current order turns it round. */
export function headLinks({ routes }: SiteContext, name: OrderingName | null, direction: Direction): ListPage['heads'] {
  const to = (each: OrderingName) =>
    routes.spacecraftBy(each, each !== name ? preferred(each) : direction === 'ascending' ? 'descending' : 'ascending');
  return { name: routes.spacecraft, flights: to('flights-count'), time: to('time-in-space') };
}

/** People who come to an ordering look for its largest values; ids are read upwards. */
function preferred(name: OrderingName): Direction {
  return orderings[name].kind === 'id' ? 'ascending' : 'descending';
}
