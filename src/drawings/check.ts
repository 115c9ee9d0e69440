/**
 * What every drawing must keep to, so that pages can show any of them at any scale and in any colours.
 */
import { gzipSync } from 'node:zlib';

/** What the index says of a file, as far as the file itself can be held against it. */
export interface Listed {
  file: string;
  length_m: number;
  width_m: number;
  viewBox: readonly [number, number, number, number];
}

/** Classes that the style sheet knows; a path with another would be a black blot. */
const CLASSES = new Set('hbscwokefmgp');

/** Bytes that a drawing may weigh, compressed. */
const MOST_BYTES = 3 * 1024;

/** Centimetres by which a box may exceed the craft: room for lines, and wings that reach below an engine. */
const MOST_MARGIN = 100;

/** The head of a file: what it is, its view box, the rest of its attributes. */
const HEAD = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"((?: [a-z][\w-]*="[^"<>]*")*)>\s*/i;

/** A path, as the project writes them: a class and a run of commands, nothing else. */
const PATH = /^<path class="([a-z])" d="([MmLlHhVvCcSsQqTtAaZz0-9\s,.+-]+)"\/>\s*/;

/** Attributes that the root of a drawing may have. */
const ROOT_ATTRIBUTES = new Set(['class', 'viewBox', 'data-length-cm', 'data-width-cm', 'data-outline']);

/**
 * Everything that is wrong with a drawing; nothing when it can be shown.
 *
 * @param listed - what the index says of it
 * @param text - what its file holds; null when there is no such file
 * @returns a sentence for each fault, for the person who drew it
 */
export function drawingFaults(listed: Listed, text: string | null): string[] {
  if (text === null) return [`${listed.file} is in the index, but there is no such file.`];
  const faults: string[] = [];
  const fault = (words: string) => faults.push(`${listed.file} ${words}`);

  const bytes = gzipSync(text, { level: 9 }).length;
  if (bytes > MOST_BYTES) fault(`weighs ${bytes} bytes compressed; a drawing may weigh ${MOST_BYTES}.`);

  const head = HEAD.exec(text);
  if (!head) {
    fault('does not begin with an svg element in the namespace of SVG.');
    return faults;
  }
  const attributes = new Map(
    [...(head[1] ?? '').matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  for (const name of attributes.keys()) {
    if (!ROOT_ATTRIBUTES.has(name)) fault(`has the attribute ${name} on its root, which no drawing needs.`);
  }
  checkBox(listed, attributes, fault);
  checkPaths(text.slice(head[0].length), fault);
  return faults;
}

function checkBox(listed: Listed, attributes: ReadonlyMap<string, string>, fault: (words: string) => void): void {
  const own = attributes.get('viewBox') ?? '';
  const said = listed.viewBox.join(' ');
  if (
    own
      .trim()
      .split(/[\s,]+/)
      .join(' ') !== said
  ) {
    fault(`has the view box "${own}"; the index says "${said}".`);
  }
  const metres = [
    ['length', listed.length_m, attributes.get('data-length-cm')],
    ['width', listed.width_m, attributes.get('data-width-cm')],
  ] as const;
  for (const [name, value, centimetres] of metres) {
    // Files hold whole centimetres, the index metres with two digits.
    if (centimetres !== undefined && Math.abs(Number(centimetres) - value * 100) > 1) {
      fault(`is ${centimetres} cm in ${name} by its own account; the index says ${value} m.`);
    }
  }
  const [, top, width, height] = listed.viewBox;
  const upright = fits(width, listed.width_m) && fits(height, listed.length_m);
  // What lies, such as a car, has its length along the ground.
  const lying = fits(width, listed.length_m) && fits(height, listed.width_m);
  if (!upright && !lying) {
    fault(
      `has a box of ${width} by ${height} cm, which does not go round a craft ${listed.length_m} m long and ${listed.width_m} m wide.`,
    );
  }
  if (top >= 0 || top + height < 0) fault('does not stand on the ground: y = 0 must be its lowest edge.');
}

function fits(side: number, metres: number): boolean {
  return side >= metres * 100 - 1 && side <= metres * 100 + MOST_MARGIN;
}

function checkPaths(inner: string, fault: (words: string) => void): void {
  let rest = inner;
  for (let path = PATH.exec(rest); path; path = PATH.exec(rest)) {
    const [all, name = ''] = path;
    if (!CLASSES.has(name)) fault(`has a path of the class "${name}", which the style sheet does not know.`);
    rest = rest.slice(all.length);
  }
  if (rest === inner) fault('has no path.');
  if (rest.trim() !== '</svg>') {
    fault(
      `may hold nothing but paths of one class each, without ids, colours, styles, scripts or text; it has: ${rest.trim().slice(0, 60)}`,
    );
  }
}
