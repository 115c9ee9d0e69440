/**
 * The outline of a configuration that has no drawing yet: what its type is broadly like, in the size that is recorded,
 * dashed and hatched so that nobody takes it for more.
 */

/** What is known of a configuration's size, in metres, and its type as Launch Library names it. */
export interface OutlineFacts {
  height: number | null;
  diameter: number | null;
  type: string | null;
}

/** An outline as geometry. */
export interface Outline {
  /** Metres. */
  height: number;
  /** Metres. */
  width: number;
  /** Which of the two come from the record; the other follows from the proportions of the type. */
  recorded: 'both' | 'height' | 'diameter' | 'neither';
  /** View box in centimetres; the ground is at y = 0. */
  box: readonly [x: number, y: number, width: number, height: number];
  /** The paths, as markup. */
  paths: string;
}

type Point = readonly [x: number, y: number];

interface Shape {
  /** Right half, from the ground up, as fractions of the width and of the height. */
  corners: readonly Point[];
  /** Size where none is recorded, in metres. */
  height: number;
  width: number;
}

const capsule: Shape = {
  corners: [
    [0.5, 0],
    [0.5, 0.156],
    [0.167, 1],
  ],
  height: 3.2,
  width: 3.6,
};

const shapes: Record<string, Shape> = {
  Capsule: capsule,
  'Cargo Resupply': {
    corners: [
      [0.5, 0],
      [0.5, 0.867],
      [0.286, 1],
    ],
    height: 6,
    width: 2.8,
  },
  Spaceplane: {
    corners: [
      [0.5, 0],
      [0.5, 0.125],
      [0.146, 0.625],
      [0, 1],
    ],
    height: 8,
    width: 4.8,
  },
  // Spelt as Launch Library spells it.
  'Reuseable Upper Stage': {
    corners: [
      [0.5, 0],
      [0.5, 0.73],
      [0.32, 0.93],
      [0, 1],
    ],
    height: 50,
    width: 9,
  },
  Lander: {
    corners: [
      [0, 0.3],
      [0.24, 0.3],
      [0.42, 0],
      [0.5, 0],
      [0.26, 0.55],
      [0.26, 0.85],
      [0.12, 1],
    ],
    height: 7,
    width: 9,
  },
};

const anyOther: Shape = {
  corners: [
    [0.45, 0],
    [0.5, 0.05],
    [0.5, 0.95],
    [0.45, 1],
  ],
  height: 4,
  width: 2,
};

/** Lines of the hatching along the longer side. */
const HATCHES = 14;

/** Centimetres round the outline for its line. */
const MARGIN = 6;

/**
 * The outline of a configuration. A size of nothing counts as unknown, as does one that is no number.
 *
 * @param facts - its size in metres and its type; a type that has no shape of its own gets a plain one
 */
export function outlineOf({ height, diameter, type }: OutlineFacts): Outline {
  const shape = (type !== null && Object.hasOwn(shapes, type) ? shapes[type] : undefined) ?? anyOther;
  const tall = known(height);
  const wide = known(diameter);
  const ratio = shape.width / shape.height;
  const metres = {
    height: tall ?? (wide === null ? shape.height : wide / ratio),
    width: wide ?? (tall === null ? shape.width : tall * ratio),
  };
  const corners = polygon(shape, metres.width * 100, metres.height * 100);
  const half = Math.ceil(metres.width * 50) + MARGIN;
  const top = Math.ceil(metres.height * 100) + MARGIN;
  return {
    ...metres,
    recorded: tall === null ? (wide === null ? 'neither' : 'diameter') : wide === null ? 'height' : 'both',
    box: [-half, -top, 2 * half, top + MARGIN],
    paths: `<path class="g" d="${closed(corners)}"/><path class="f" d="${hatching(corners)}"/>`,
  };
}

function known(metres: number | null): number | null {
  return metres !== null && Number.isFinite(metres) && metres > 0 ? metres : null;
}

/** All corners in centimetres, y down: the right half from the ground up, then the left half back. */
function polygon({ corners }: Shape, width: number, height: number): Point[] {
  const right = corners.map(([x, y]): Point => [x * width, -y * height]);
  const left = right.toReversed().map(([x, y]): Point => [-x, y]);
  // A corner on the axis is its own mirror image.
  return [...right, ...left].filter(([x, y], index, all) => {
    const [before] = [all.at(index - 1)];
    return before?.[0] !== x || before[1] !== y;
  });
}

function closed(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${whole(x)} ${whole(y)}`).join('L')}z`;
}

/** Lines rising to the right at 45 degrees, cut off at the outline, which need not be convex. */
function hatching(points: readonly Point[]): string {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const longer = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const step = longer / HATCHES;
  // Along such a line x + y stays the same.
  const sums = points.map(([x, y]) => x + y);
  const lines: string[] = [];
  for (let sum = Math.min(...sums) + step / 2; sum < Math.max(...sums); sum += step) {
    const crossings = points
      .flatMap((from, index) => crossing(from, points[(index + 1) % points.length] ?? from, sum))
      .toSorted((a, b) => a - b);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from = 0, to = 0] = crossings.slice(index, index + 2);
      lines.push(`M${whole(from)} ${whole(sum - from)}L${whole(to)} ${whole(sum - to)}`);
    }
  }
  return lines.join('');
}

/** Where an edge meets the line x + y = sum, as its x; an edge holds its first end and not its second. */
function crossing([x1, y1]: Point, [x2, y2]: Point, sum: number): number[] {
  const [before, after] = [x1 + y1 - sum, x2 + y2 - sum];
  if (before <= 0 === after <= 0) return [];
  return [x1 + ((x2 - x1) * before) / (before - after)];
}

function whole(value: number): number {
  // Adding nothing turns a negative zero into a plain one.
  return Math.round(value) + 0;
}
