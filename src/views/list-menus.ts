/** The links above a list of all craft, and those in the heads of its columns. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { directions, orderingNames, orderings } from '#domain/orderings.ts';
import type { Direction, OrderingName } from '#domain/orderings.ts';
import { inSpaceLabel, formatNumber } from '#domain/labels.ts';

import type { MenuChoice, ListPage, Menu } from './list-page.ts';
import { facetLink } from './shared.ts';
import type { Link } from './shared.ts';

/**
 * The menus of a list of all craft: its order, its direction, and the lists that hold some of them.
 *
 * @param name - the list's ordering; null for the list by name
 */
export function orderMenus(context: SiteContext, name: OrderingName | null, direction: Direction): Menu[] {
  const { routes } = context;
  const choice = (label: string, href: string, current = false): MenuChoice => ({ label, href, current });
  const order = orderingNames.map((each) =>
    choice(
      orderings[each].label,
      routes.spacecraftBy(each, name === null ? preferred(each) : direction),
      each === name,
    ),
  );
  return [
    { label: 'Order', choices: [choice('name', routes.spacecraft, name === null), ...order] },
    ...(name === null
      ? []
      : [
          {
            label: 'Direction',
            choices: directions.map((each) =>
              choice(orderings[name].directionLabels[each], routes.spacecraftBy(name, each), each === direction),
            ),
          },
        ]),
    { label: 'Only', choices: [...partChoices(context), choice('combine', routes.explore)] },
  ];
}

/** The lists of some of the craft, with how many each has. */
function partChoices(context: SiteContext): MenuChoice[] {
  const { groups, inSpace } = context.catalogue;
  const choice = ({ label, href }: Link, craft: readonly Craft[]): MenuChoice => ({
    label: label.toLowerCase(),
    href,
    current: false,
    count: formatNumber(craft.length),
  });
  return [
    ...(inSpace.length > 0 ? [choice({ label: inSpaceLabel.label, href: context.routes.inSpace }, inSpace)] : []),
    ...groups.status.map(({ value, craft }) => choice(facetLink(context, 'status', value), craft)),
  ];
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
