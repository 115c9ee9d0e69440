/** The ruler of years under the header: the launches of the craft that are shown, among all launches. */
import { axisUnits } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import { decimalYear } from '#domain/dates.ts';
import { formatCount } from '#domain/labels.ts';

import { dateOfDay } from './data.ts';
import type { ExplorerCraft } from './data.ts';

/** Places of days on the axis: there are some thousand days of launches, and every result needs many of them. */
const places = new Map<number, number>();

/**
 * Shows the launches of some craft on the page's ruler.
 *
 * @param axis - the axis that the ruler is drawn on
 */
export function showLaunches(craft: readonly ExplorerCraft[], axis: YearAxis): void {
  const ruler = document.querySelector('.ruler');
  if (!ruler) return;
  const launches = craft.flatMap(({ spans }) => spans.map(({ from }) => from));
  const units = [...new Set(launches.map((day) => placeOf(day, axis)))].toSorted((a, b) => a - b);
  const path = ruler.querySelector('path') ?? addPath(ruler, axis);
  path.setAttribute('d', units.map((unit) => `M${unit} 0v14`).join(''));
  ruler.setAttribute(
    'aria-label',
    `Of the craft that are shown: ${formatCount(launches.length, 'launch', 'launches')}, on a ruler of years`,
  );
}

function addPath(ruler: Element, axis: YearAxis): SVGPathElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', `0 0 ${axisUnits(axis)} 14`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.append(path);
  ruler.append(svg);
  return path;
}

function placeOf(day: number, { start }: YearAxis): number {
  const known = places.get(day);
  if (known !== undefined) return known;
  const place = Math.round((decimalYear(dateOfDay(day)) - start) * 100);
  places.set(day, place);
  return place;
}
