/**
 * Drawings as files of their own, for pages to show as pictures: a page carries none of their paths, and a browser keeps
 * them. Each brings its colours for both schemes, and thins its lines by the size at which it is shown.
 */
import { colours } from './colours.ts';

/** What a file shows of a drawing: its box in centimetres and its paths as markup. */
export interface DrawnFigure {
  box: readonly [x: number, y: number, width: number, height: number];
  paths: string;
}

/** A figure in its place among others, in centimetres. */
export interface PlacedFigure {
  class: 'craft' | 'person';
  x: number;
  y: number;
  width: number;
  height: number;
  viewBox: string;
  paths: string;
}

/** Figures on one ground beside a ladder of metres. */
export interface Stand {
  viewBox: string;
  figures: readonly PlacedFigure[];
  /** Null for what is drawn to no scale. */
  ladder: {
    labels: readonly { at: string; label: string }[];
    fields: readonly { at: string; height: string }[];
  } | null;
}

/** Share of a stand's width that its ladder takes, and of its height above and below, for numbers and lines. */
export const LADDER_SHARE = 0.11;
export const AIR_SHARE = 0.015;

/**
 * A drawing by itself.
 *
 * @param kind - the person is in the accent colour
 * @param figure - what is drawn
 * @returns an SVG file
 */
export function drawingFile(kind: PlacedFigure['class'], { box, paths }: DrawnFigure): string {
  const [, , width, height] = box;
  return file(
    `viewBox="${box.join(' ')}" width="${width}" height="${height}"`,
    style(width, height),
    `<g class="${kind}">${paths}</g>`,
  );
}

/** How far under its line a number stands: in the middle of it, but within the picture at both ends. */
const LABEL_SHIFTS: Readonly<Record<string, number>> = { '0%': 8, '100%': 1 };

/**
 * Figures on their ground, the ladder beside them. It has no proportions of its own: whoever shows it gives it its size,
 * so that numbers and lines keep theirs.
 *
 * @param stand - the figures
 * @returns an SVG file
 */
export function standFile({ viewBox, figures, ladder }: Stand): string {
  const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
  const side = ladder ? LADDER_SHARE : 0;
  const [left, right] = [percent(side), percent(1 - side)];
  const drawn = figures.map(
    (each) =>
      `<svg class="${each.class}" x="${each.x}" y="${each.y}" width="${each.width}" height="${each.height}" viewBox="${each.viewBox}">${each.paths}</svg>`,
  );
  const lines = (ladder?.labels ?? []).map(({ at }) => `<line x1="${left}" x2="100%" y1="${at}" y2="${at}"/>`);
  const fields = (ladder?.fields ?? []).map(({ at, height: long }) => `<rect y="${at}" width="4" height="${long}"/>`);
  const labels = (ladder?.labels ?? []).map(
    ({ at, label }) => `<text x="${left}" y="${at}" dx="-6" dy="${LABEL_SHIFTS[at] ?? 4}">${label}</text>`,
  );
  return file(
    'width="100%" height="100%"',
    style(width / (1 - side), height / (1 - 2 * AIR_SHARE)) + STAND_STYLE,
    `<svg y="${percent(AIR_SHARE)}" height="${percent(1 - 2 * AIR_SHARE)}">` +
      lines.join('') +
      (ladder
        ? `<svg x="${left}" width="4"><rect class="frame" width="4" height="100%"/>${fields.join('')}</svg>`
        : '') +
      labels.join('') +
      `<svg x="${left}" width="${right}" height="100%" viewBox="${viewBox}" preserveAspectRatio="xMinYMax">${drawn.join('')}</svg>` +
      `<line class="ground" x1="${left}" x2="100%" y1="100%" y2="100%"/></svg>`,
  );
}

/** What the ruler of years shows; places in per cent of its width. */
export interface RulerOfYears {
  /** Launches as a path of ticks from 7 to 14, in hundredths of a year. */
  ticks: string;
  /** Hundredths of a year on the whole ruler. */
  units: number;
  fields: readonly { at: number; width: number }[];
  labels: readonly { at: number; label: string }[];
  /** The moment that the records are of. */
  now: number;
}

/**
 * The ruler of years: all launches in grey, above chequers and labels. As wide as it is shown, 34 pixels high.
 *
 * @param ruler - what it shows
 * @returns an SVG file
 */
export function rulerFile({ ticks, units, fields, labels, now }: RulerOfYears): string {
  const dark = fields.map(({ at, width }) => `M${at} 2H${at + width}`).join('');
  const words = labels.map(({ at, label }) => `<text x="${at}%" y="31">${label}</text>`).join('');
  return file(
    'width="100%" height="34"',
    schemes() + `svg{overflow:visible}path{vector-effect:non-scaling-stroke}${TEXT};text-anchor:middle}`,
    `<svg height="14" viewBox="0 0 ${units} 14" preserveAspectRatio="none"><path d="${ticks}" fill="none" stroke="var(--ink-3)" stroke-opacity=".6"/></svg>` +
      `<svg y="14" height="4"><rect width="100%" height="4" fill="var(--paper)" stroke="var(--ink)"/>` +
      `<svg viewBox="0 0 100 4" preserveAspectRatio="none"><path d="${dark}" stroke="var(--ink)" stroke-width="4"/></svg></svg>` +
      `${words}<svg x="${now}%" y="20"><path d="M0 0 4 6H-4z" fill="var(--now)"/></svg>`,
  );
}

function file(attributes: string, css: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><style>${css}</style>${content}</svg>\n`;
}

/** The rule of labels, open for more. */
const TEXT =
  "text{font:min(12px,3.6vw) 'Helvetica Neue','Segoe UI',Roboto,'Liberation Sans',Arial,system-ui,sans-serif;fill:var(--ink-3)";

const STAND_STYLE =
  'svg{overflow:visible}' +
  'line{stroke:var(--rule)}.ground{stroke:var(--ink)}' +
  'rect{fill:var(--ink)}.frame{fill:var(--paper);stroke:var(--ink)}' +
  `${TEXT};text-anchor:end}`;

/** Pixels of a metre below which lines are thinned, and below which fine ones would run together. */
const THIN = 14;
const NO_DETAIL = 8;

/**
 * The rules of drawings: colours by what a part is, weights of lines in pixels whatever the scale.
 *
 * @param width - of the whole file, in centimetres
 * @param height - likewise
 */
function style(width: number, height: number): string {
  const below = (pixels: number) => {
    const most = (centimetres: number) => Math.floor((centimetres / 100) * pixels);
    return `@media(max-width:${most(width)}px),(max-height:${most(height)}px)`;
  };
  return (
    schemes() +
    ':root{--o:1.15;--e:.8;--f:.45;--m:.5}' +
    `${below(THIN)}{:root{--o:.8;--e:.5;--f:.28;--m:.35}}` +
    `${below(NO_DETAIL)}{:root{--o:.7;--e:.45}.f,.m,.k{display:none}}` +
    RULES
  );
}

/** The colours by day and by night. */
function schemes(): string {
  const scheme = (index: 0 | 1) =>
    Object.entries(colours)
      .map(([name, pair]) => `--${name}:${pair[index]}`)
      .join(';');
  return `:root{${scheme(0)}}@media(prefers-color-scheme:dark){:root{${scheme(1)}}}`;
}

const RULES =
  '.craft path{stroke:var(--line);stroke-width:var(--o);stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}' +
  '.craft .h{fill:var(--hull)}.craft .b{fill:var(--buff)}.craft .s{fill:var(--shade)}.craft .c{fill:var(--cell)}' +
  '.craft .w{fill:var(--glass);stroke:none}.craft .o{fill:var(--line);stroke:none}' +
  '.craft .e{fill:none;stroke-width:var(--e)}' +
  '.craft .f{fill:none;stroke-width:var(--f);opacity:.7}' +
  '.craft .m{fill:none;stroke-width:var(--f);opacity:var(--m)}' +
  '.craft .k{fill:none;stroke:var(--cell-line);stroke-width:var(--f)}' +
  '.craft .g{fill:none;stroke:var(--ink-3);stroke-width:.8;stroke-dasharray:3 3}' +
  '.person{fill:var(--now)}';

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
