/** The table of a comparison: the drawings on one ground, a row a fact, marks where the craft differ. */
import { element } from '#search/dom.ts';

import type { Routes } from '../routes.ts';
import { PERSON, comparedFacts, drawingScaleOf, standOf } from './comparison.ts';
import type { ComparedFact, DrawingScale } from './comparison.ts';
import type { DrawingReference, ExplorerCraft } from './data.ts';
import { rounded, svg } from './svg.ts';

/** Width of the person's drawing for its height, in centimetres, and its distance from the edge. */
const PERSON_WIDTH = 72;
const PERSON_AT = 20;

/** The table, with what is said about the drawings and the box that hides what is alike. */
export function comparisonTable(craft: readonly ExplorerCraft[], routes: Routes): HTMLElement {
  const facts = comparedFacts(craft);
  const several = craft.length > 1;
  const differing = facts.filter(({ differs }) => differs).length;
  const table = element(
    'table',
    { class: 'compare-table', role: 'table', 'data-count': String(craft.length) },
    element('caption', { class: 'quiet' }, 'The craft side by side'),
    element('thead', { role: 'rowgroup' }, headRow(craft, routes), drawingRow(craft, routes)),
    element('tbody', { role: 'rowgroup' }, ...facts.map((fact) => factRow(fact, craft, several))),
  );
  const only = element('input', { type: 'checkbox' });
  only.addEventListener('change', () => {
    table.toggleAttribute('data-only', only.checked);
  });
  const choice = element(
    'label',
    { class: 'compare-only' },
    only,
    ` Only where they differ (${differing} of ${facts.length} facts, marked ≠)`,
  );
  return element(
    'div',
    { class: 'compare-scroll' },
    ...(several ? [choice] : []),
    table,
    element('p', { class: 'compare-note' }, notesOf(craft)),
  );
}

function headRow(craft: readonly ExplorerCraft[], routes: Routes): HTMLElement {
  const ids = craft.map(({ id }) => id);
  const heads = craft.map((each) =>
    element(
      'th',
      { scope: 'col', role: 'columnheader', class: 'name' },
      element('a', { href: routes.craft(each) }, each.name),
      ' ',
      element(
        'a',
        {
          class: 'compare-remove',
          href: routes.compareOf(ids.filter((id) => id !== each.id)),
          'aria-label': `Remove ${each.name}`,
        },
        'remove',
      ),
    ),
  );
  return element('tr', { role: 'row' }, element('td', { role: 'cell', class: 'compare-corner' }), ...heads);
}

function drawingRow(craft: readonly ExplorerCraft[], routes: Routes): HTMLElement {
  const drawings = craft.flatMap(({ configuration }) => configuration?.drawing ?? []);
  const stage = drawingScaleOf(drawings);
  const cells = craft.map(({ name, configuration }, index) =>
    element(
      'td',
      { role: 'cell' },
      configuration
        ? drawn(name, configuration.drawing, stage, index === 0, routes)
        : element('span', { class: 'missing' }, 'no drawing: its configuration is not recorded'),
    ),
  );
  const head = element('th', { scope: 'row', role: 'rowheader' }, 'To one scale');
  return element('tr', { role: 'row', class: 'compare-drawings' }, head, ...cells);
}

/** A drawing on the stage that all of them share; the first has the person beside it. */
function drawn(
  name: string,
  drawing: DrawingReference,
  { width, height, step }: DrawingScale,
  withPerson: boolean,
  routes: Routes,
): SVGSVGElement {
  const lines = Array.from({ length: Math.floor(height / (step * 100)) }, (_, index) => {
    const y = height - (index + 1) * step * 100;
    // Far beyond the stage on both sides: where it is narrower than its cell, the line goes on.
    return svg('line', { x1: -20_000, x2: 20_000, y1: y, y2: y });
  });
  const size = standOf(drawing);
  const picture = svg('image', {
    href: routes.drawing(drawing.name),
    x: (width - size.width) / 2,
    y: height - size.standing,
    width: size.width,
    height: drawing.height * size.scale,
  });
  const person = svg('image', {
    href: routes.drawing('person'),
    x: PERSON_AT,
    y: height - PERSON,
    width: PERSON_WIDTH,
    height: PERSON,
    preserveAspectRatio: 'xMidYMax',
  });
  return svg(
    'svg',
    {
      class: 'compare-stage',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      preserveAspectRatio: 'xMidYMax',
      role: 'img',
      'aria-label': alternativeOf(name, drawing),
    },
    ...lines,
    ...(withPerson ? [person] : []),
    picture,
  );
}

const kinds = {
  drawing: 'Drawing',
  estimated: 'Drawing with partly estimated dimensions',
  outline: 'Outline in place of a drawing',
  unsized: 'Outline to no scale, as the size is not recorded,',
} as const satisfies Record<DrawingReference['kind'], string>;

function alternativeOf(name: string, { kind }: DrawingReference): string {
  return `${kinds[kind]} of ${name}`;
}

function notesOf(craft: readonly ExplorerCraft[]): string {
  const drawings = craft.flatMap(({ configuration }) => configuration?.drawing ?? []);
  const { step } = drawingScaleOf(drawings);
  const has = (kind: DrawingReference['kind']) => drawings.some((each) => each.kind === kind);
  return [
    `The drawings are to one scale: a line every ${step} m, the person is 1.8 m.`,
    has('estimated') ? 'Dimensions are partly estimated.' : '',
    has('outline') ? 'A hatched outline stands for what has no drawing yet.' : '',
    has('unsized') ? 'What has no recorded size is hatched and drawn to no scale.' : '',
    'Facts of height, crew and payload are those of the configuration.',
  ]
    .filter(Boolean)
    .join(' ');
}

function factRow(
  { label, values, differs }: ComparedFact,
  craft: readonly ExplorerCraft[],
  several: boolean,
): HTMLElement {
  const marked = several && differs;
  const head = element('th', { scope: 'row', role: 'rowheader' }, label);
  if (marked) {
    head.append(
      ' ',
      element('span', { class: 'compare-mark', 'aria-hidden': 'true' }, '≠'),
      element('span', { class: 'quiet' }, '(differs)'),
    );
  }
  const cells = values.map(({ text: words, exact, missing, glyph, bar }, index) => {
    const text = exact !== undefined && !missing ? element('time', { datetime: exact }, words) : words;
    const content = missing ? element('span', { class: 'missing' }, words) : text;
    const sign = glyph === undefined ? [] : [element('span', { 'aria-hidden': 'true' }, glyph), ' '];
    const cell = element('td', { role: 'cell', 'data-craft': craft[index]?.name ?? '' }, ...sign, content);
    if (bar !== null && several) {
      cell.append(
        svg('svg', { class: 'bar', 'aria-hidden': 'true' }, svg('rect', { width: `${rounded(bar)}%`, height: 2 })),
      );
    }
    return cell;
  });
  return element('tr', { role: 'row', 'data-differs': marked ? '' : null }, head, ...cells);
}
