/**
 * The plot on the page: points that are links, one of them in the order of the Tab key and the others a step of the
 * arrow keys away. The table of the same craft is one link away.
 */
import { symbol, symbolCircle } from 'd3-shape';
import { Component, createRef } from 'preact';

import { formatCraftCount } from '#domain/labels.ts';
import { Select } from './controls.tsx';

import type { ExplorerCraft } from './data.ts';
import type { ExplorerResult } from './explorer.ts';
import { fields } from './fields.ts';
import type { Field } from './fields.ts';
import { rounded } from './data.ts';
import type { PageContext } from './page-state.ts';
import { knownAs, plotOf } from './plot.ts';
import type { Plot, PlotPoint, PlotSize, PlotTick } from './plot.ts';
import { formatExplorerParams, withParams } from './query-params.ts';

/** Room beside and below the plot, for the labels of its axes: pixels where the page's text has its usual size. */
const LEFT = 84;
const BELOW = 24;

/** Height of the plot for its width. */
const SHAPE = { share: 0.58, least: 320, most: 560 };

/** How much larger the reader has the text than usual. */
function textScale(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}

type PlotProps = PageContext & { result: ExplorerResult };

/** Steps of the arrow keys; up and down go the way of left and right, for there is one order. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const linkOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<SVGAElement>('a') : null);

/** A plot that fits its width, also when that changes. */
export class PlotView extends Component<PlotProps, { width: number; stop: number; reading: string }> {
  override state = { width: 0, stop: 0, reading: '' };
  readonly #stage = createRef<HTMLDivElement>();
  #drawn: { result: ExplorerResult; width: number; size: PlotSize; plot: Plot } | null = null;

  readonly #observer = new ResizeObserver(() => {
    const width = this.#stage.current?.clientWidth ?? 0;
    if (width !== 0 && width !== this.state.width) this.setState({ width });
  });

  override componentDidMount(): void {
    if (this.#stage.current) this.#observer.observe(this.#stage.current);
  }

  override componentWillUnmount(): void {
    this.#observer.disconnect();
  }

  /** The plot of the current result and width; laying out its labels takes too long for every move of the pointer. */
  #layOut(): { size: PlotSize; plot: Plot } | null {
    const { result } = this.props;
    const { width } = this.state;
    if (width === 0) return null;
    if (this.#drawn?.result !== result || this.#drawn.width !== width) {
      const height = Math.round(Math.min(SHAPE.most, Math.max(SHAPE.least, width * SHAPE.share)));
      const size = { width: width - LEFT * textScale(), height };
      this.#drawn = { result, width, size, plot: plotOf(result.all, result.display.x, result.display.y, size) };
      this.state.stop = 0;
      this.state.reading = '';
    }
    return this.#drawn;
  }

  /** Reads out what is pointed at. */
  readonly #onPointerOver = ({ target }: Event) => {
    const reading = linkOf(target)?.getAttribute('aria-label');
    if (reading) this.setState({ reading });
  };

  /** The point with the focus is the one that the Tab key comes back to. */
  readonly #onFocus = ({ target, currentTarget }: FocusEvent & { currentTarget: HTMLElement }) => {
    const link = linkOf(target);
    if (!link) return;
    const stop = [...currentTarget.querySelectorAll('a')].findIndex((each) => each === (link as Element));
    this.setState({ stop, reading: link.getAttribute('aria-label') ?? '' });
  };

  readonly #onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const links = event.currentTarget.querySelectorAll('a');
    const ends: Readonly<Record<string, number>> = { Home: 0, End: links.length - 1 };
    const step = steps[event.key];
    const next = ends[event.key] ?? (step === undefined ? null : this.state.stop + step);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
  };

  override render() {
    const { result, params, routes } = this.props;
    const { stop, reading } = this.state;
    const drawn = this.#layOut();
    return (
      <div class="plot">
        <AxisFields {...this.props} />
        <div class="plot-stage" ref={this.#stage}>
          {drawn && (
            // An element of HTML listens: one of SVG that does would take the focus.
            <div onPointerOver={this.#onPointerOver} onFocusIn={this.#onFocus} onKeyDown={this.#onKeyDown}>
              <PlotDrawing {...drawn} display={result.display} stop={stop} addressOf={routes.craft} />
              <p class="plot-reading" aria-hidden="true">
                {reading}
              </p>
            </div>
          )}
        </div>
        <div class="plot-foot">
          <p class="explorer-note">{drawn && noteOf(drawn.plot, result)}</p>
          <p>
            <a data-query="filter" href={formatExplorerParams(withParams(params, { view: null }))}>
              The same as a table
            </a>
          </p>
        </div>
      </div>
    );
  }
}

const plottable = fields.flatMap(({ name, label, measure }) =>
  measure ? [{ value: name, label: label.toLowerCase() }] : [],
);

function AxisFields({ result: { display }, navigate }: PlotProps) {
  const axes = { y: 'up', x: 'across' } as const;
  return (
    <p class="plot-axes">
      {(['y', 'x'] as const).map((axis) => (
        <span>
          <label for={`plot-${axis}`}>{axes[axis]}</label>{' '}
          <Select
            id={`plot-${axis}`}
            value={display[axis].name}
            options={plottable}
            change={(name) => navigate({ [axis]: name })}
          />
        </span>
      ))}
    </p>
  );
}

function noteOf({ points, excluded }: Plot, { display }: ExplorerResult): string {
  const names = axisNames(display);
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

type Axes = Pick<ExplorerResult['display'], 'x' | 'y'>;

/** The fields of both axes in sentences; one where they are the same. */
function axisNames({ x, y }: Axes): string[] {
  return [...new Set([y, x])].map(({ label }) => label.toLowerCase());
}

interface DrawingProps {
  plot: Plot;
  size: PlotSize;
  display: Axes;
  /** Index of the point that the Tab key comes to. */
  stop: number;
  addressOf: (craft: ExplorerCraft) => string;
}

function PlotDrawing({ plot, size: { width, height }, display, stop, addressOf }: DrawingProps) {
  const scale = textScale();
  const { x, y } = display;
  const name = `${[y, x].map(({ label }) => label.toLowerCase()).join(' by ')}: craft from left to right`;
  return (
    <svg class="plot-drawing" width={width + LEFT * scale} height={rounded(height + BELOW * scale)}>
      <g transform={`translate(${LEFT * scale} 0)`}>
        <g aria-hidden="true">
          <XTicks ticks={plot.xTicks} height={height} scale={scale} />
          <YTicks ticks={plot.yTicks} width={width} scale={scale} />
          <line class="ground" x1={0} x2={width} y1={height} y2={height} />
        </g>
        <g role="group" aria-label={name}>
          {plot.points.map((point, index) => (
            <PointLink
              key={point.craft.id}
              {...point}
              href={addressOf(point.craft)}
              label={pointLabel(point.craft, x, y)}
              tabindex={index === stop ? 0 : -1}
            />
          ))}
        </g>
        <g aria-hidden="true">
          {plot.labels.map(({ text, x: left, y: top, anchor }) => (
            <text key={`${text} ${left}`} class="plot-name" x={rounded(left)} y={rounded(top)} text-anchor={anchor}>
              {text}
            </text>
          ))}
        </g>
      </g>
    </svg>
  );
}

function XTicks({ ticks, height, scale }: { ticks: readonly PlotTick[]; height: number; scale: number }) {
  return ticks.map(({ at, label }) => (
    <>
      <line class="grid" x1={rounded(at)} x2={rounded(at)} y1={0} y2={height} />
      <text x={rounded(at)} y={height + 16 * scale} text-anchor="middle">
        {label}
      </text>
    </>
  ));
}

function YTicks({ ticks, width, scale }: { ticks: readonly PlotTick[]; width: number; scale: number }) {
  return ticks.map(({ at, label }) => (
    <>
      <line class="grid" x1={0} x2={width} y1={rounded(at)} y2={rounded(at)} />
      <text x={-8} y={rounded(at + 4 * scale)} text-anchor="end">
        {label}
      </text>
    </>
  ));
}

const circle = (radius: number) => symbol(symbolCircle, Math.PI * radius ** 2)() ?? '';

type PointProps = PlotPoint & { href: string; label: string; tabindex: number };

function PointLink({ craft, x, y, radius, href, label, tabindex }: PointProps) {
  // Preact's types know no link of SVG, so that its place has to be spread.
  const place = { transform: `translate(${rounded(x)} ${rounded(y)})` };
  return (
    <a
      {...place}
      href={href}
      aria-label={label}
      tabindex={tabindex}
      data-status={craft.in_space ? 'in-space' : undefined}
    >
      <path d={circle(radius)} />
      {craft.in_space && <path class="ring" d={circle(radius + 3)} />}
    </a>
  );
}

/** What a point says: its name and its values. */
function pointLabel(craft: ExplorerCraft, x: Field, y: Field): string {
  const values = [...new Set([y, x])].map(({ label, measure }) => {
    const value = measure?.value(craft) ?? null;
    return value === null || !measure ? '' : `${label.toLowerCase()} ${measure.format(value)}`;
  });
  return [knownAs(craft), ...values].join(', ');
}
