/**
 * The plot on the page: points that are links, one of them in the order of the Tab key and the others a step of the
 * arrow keys away. The table of the same craft is one link away.
 */
import { symbol, symbolCircle } from 'd3-shape';

import { formatCraftCount } from '#domain/labels.ts';
import { element } from '#search/dom.ts';

import type { Routes } from '../routes.ts';
import type { ExplorerResult } from './explorer.ts';
import type { ExplorerCraft } from './data.ts';
import { fields } from './fields.ts';
import type { Field } from './fields.ts';
import type { Navigate } from './form-parts.ts';
import { plotOf } from './plot.ts';
import type { Plot, PlotPoint, PlotSize } from './plot.ts';
import { withParams, formatExplorerParams } from './query-params.ts';
import { svg } from './svg.ts';

/** Room beside and below the plot, for the words of its axes: pixels where the page's text has its usual size. */
const LEFT = 84;
const BELOW = 24;

/** How much larger the reader has the text than usual. */
function textScale(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}

/** Height of the plot for its width. */
const SHAPE = { share: 0.58, least: 320, most: 560 };

/** What a plot needs besides the answer. */
export interface PlotContext {
  routes: Routes;
  parameters: URLSearchParams;
  ask: Navigate;
}

/** A plot that fits its width, also when that changes. */
export function plotView(answer: ExplorerResult, context: PlotContext): HTMLElement {
  const { display, all } = answer;
  const stage = element('div', { class: 'plot-stage' });
  const note = element('p', { class: 'explorer-note' });
  const table = element(
    'a',
    { 'data-ask': '', href: formatExplorerParams(withParams(context.parameters, { view: null })) },
    'The same as a table',
  );
  let width = 0;
  const draw = () => {
    if (stage.clientWidth === width || stage.clientWidth === 0) return;
    width = stage.clientWidth;
    const size = { width: width - LEFT * textScale(), height: clamp(width * SHAPE.share) };
    const plot = plotOf(all, display.x, display.y, size);
    stage.replaceChildren(drawn(plot, size, answer, context.routes));
    note.textContent = noteOf(plot, answer);
  };
  new ResizeObserver(draw).observe(stage);
  return element(
    'div',
    { class: 'plot' },
    axisFields(answer, context.ask),
    stage,
    element('div', { class: 'plot-foot' }, note, element('p', {}, table)),
  );
}

function clamp(height: number): number {
  return Math.round(Math.min(SHAPE.most, Math.max(SHAPE.least, height)));
}

function axisFields({ display }: ExplorerResult, ask: Navigate): HTMLElement {
  const measured = fields.filter(({ measure }) => measure !== null);
  const choices = (['y', 'x'] as const).map((axis) => {
    const options = measured.map((field) => {
      const option = element('option', { value: field.name }, field.label.toLowerCase());
      option.selected = field === display[axis];
      return option;
    });
    const select = element('select', { id: `plot-${axis}` }, ...options);
    select.addEventListener('change', () => {
      ask({ [axis]: select.value });
    });
    return element('span', {}, element('label', { for: select.id }, axis === 'x' ? 'across' : 'up'), ' ', select);
  });
  return element('p', { class: 'plot-axes' }, ...choices);
}

function noteOf({ points, excluded }: Plot, { display }: ExplorerResult): string {
  const names = [...new Set([display.y, display.x])].map(({ label }) => label.toLowerCase());
  const left = `${formatCraftCount(excluded)} ${excluded === 1 ? 'is' : 'are'} left out, as ${names.join(' or ')} is not recorded.`;
  return [
    points.length === 0 ? 'There is nothing to plot.' : 'The larger the point, the more flights; ringed: in space.',
    excluded > 0 ? left : '',
    'Points with the same values stand around their place.',
    'Tab leads into the plot, the arrow keys from point to point, Enter to the craft.',
  ]
    .filter(Boolean)
    .join(' ');
}

function drawn(plot: Plot, size: PlotSize, { display }: ExplorerResult, routes: Routes): HTMLElement {
  const { width, height } = size;
  const scale = textScale();
  const grid = [
    ...plot.xTicks.flatMap(({ at, label }) => [
      svg('line', { class: 'grid', x1: at, x2: at, y1: 0, y2: height }),
      svg('text', { x: at, y: height + 16 * scale, 'text-anchor': 'middle' }, label),
    ]),
    ...plot.yTicks.flatMap(({ at, label }) => [
      svg('line', { class: 'grid', x1: 0, x2: width, y1: at, y2: at }),
      svg('text', { x: -8, y: at + 4 * scale, 'text-anchor': 'end' }, label),
    ]),
    svg('line', { class: 'ground', x1: 0, x2: width, y1: height, y2: height }),
  ];
  const links = plot.points.map((point) => linkTo(point, routes, wordsOf(point.craft, display.x, display.y)));
  const labels = plot.labels.map(({ text, x, y, anchor }) =>
    svg('text', { class: 'plot-name', x, y, 'text-anchor': anchor }, text),
  );
  const names = [display.y, display.x].map(({ label }) => label.toLowerCase());
  const points = svg('g', { role: 'group', 'aria-label': `${names.join(' by ')}: craft from left to right` }, ...links);
  const frame = svg(
    'g',
    { transform: `translate(${LEFT * scale} 0)` },
    svg('g', { 'aria-hidden': 'true' }, ...grid),
    points,
    svg('g', { 'aria-hidden': 'true' }, ...labels),
  );
  const drawing = svg(
    'svg',
    { class: 'plot-drawing', width: width + LEFT * scale, height: height + BELOW * scale },
    frame,
  );
  const reading = element('p', { class: 'plot-reading', 'aria-hidden': 'true' });
  const whole = element('div', {}, drawing, reading);
  rove(whole, links, reading);
  return whole;
}

function linkTo({ craft, x, y, radius }: PlotPoint, routes: Routes, words: string): SVGAElement {
  const circle = (size: number) => symbol(symbolCircle, Math.PI * size ** 2)() ?? '';
  return svg(
    'a',
    {
      href: routes.craft(craft),
      transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`,
      'aria-label': words,
      tabindex: -1,
      'data-status': craft.in_space ? 'in-space' : null,
    },
    svg('path', { d: circle(radius) }),
    ...(craft.in_space ? [svg('path', { class: 'ring', d: circle(radius + 3) })] : []),
  );
}

function wordsOf(craft: ExplorerCraft, x: Field, y: Field): string {
  const words = [...new Set([y, x])].map(({ label, measure }) => {
    const value = measure?.value(craft) ?? null;
    return value === null || !measure ? '' : `${label.toLowerCase()} ${measure.words(value)}`;
  });
  return [craft.name, ...words].join(', ');
}

/** Steps of the arrow keys; up and down go the way of left and right, for there is one order. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Makes one stop of the Tab key of all points; what is pointed at is read out below the plot.
 *
 * @param around - an element of HTML: one of SVG that listens for the focus would take it
 */
function rove(around: HTMLElement, links: readonly SVGAElement[], reading: HTMLElement): void {
  const show = (target: EventTarget | null) => {
    const link = target instanceof Element ? target.closest<SVGAElement>('a') : null;
    if (link) reading.textContent = link.getAttribute('aria-label');
    return link;
  };
  const enter = (index: number) => {
    for (const link of links) link.setAttribute('tabindex', '-1');
    links[index]?.setAttribute('tabindex', '0');
  };
  enter(0);
  around.addEventListener('pointerover', (event) => {
    show(event.target);
  });
  around.addEventListener('focusin', (event) => {
    const link = show(event.target);
    enter(links.findIndex((each) => each === link));
  });
  around.addEventListener('keydown', (event) => {
    const current = links.findIndex((each) => each === document.activeElement);
    const ends: Readonly<Record<string, number>> = { Home: 0, End: links.length - 1 };
    const next = ends[event.key] ?? (event.key in steps ? current + (steps[event.key] ?? 0) : null);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
  });
}
