/** The table of a comparison: the drawings on one ground, a row per fact, marks where the craft differ. */
import type { Routes } from '../routes.ts';
import { Bar, CellText } from './cells.tsx';
import { comparedFacts, drawingScaleOf, PERSON, standOf } from './comparison.ts';
import type { ComparedFact, DrawingScale } from './comparison.ts';
import { rounded } from './data.ts';
import type { DrawingReference, ExplorerCraft } from './data.ts';

/** Width of the person's drawing for its height, in centimetres, and its distance from the edge. */
const PERSON_WIDTH = 72;
const PERSON_AT = 20;

interface TableProps {
  craft: readonly ExplorerCraft[];
  routes: Routes;
  /** Whether rows in which the craft are alike are hidden. */
  onlyDiffering: boolean;
  setOnlyDiffering: (only: boolean) => void;
}

/** The table, with what is said about the drawings and the box that hides what is alike. */
export function ComparisonTable({ craft, routes, onlyDiffering, setOnlyDiffering }: TableProps) {
  const facts = comparedFacts(craft);
  const several = craft.length > 1;
  const differing = facts.filter(({ differs }) => differs).length;
  return (
    <div class="compare-scroll">
      {several && (
        <label class="compare-only">
          <input
            type="checkbox"
            checked={onlyDiffering}
            onChange={({ currentTarget }) => setOnlyDiffering(currentTarget.checked)}
          />{' '}
          Only where they differ ({differing} of {facts.length} facts, marked ≠)
        </label>
      )}
      <table class="compare-table" role="table" data-count={craft.length} data-only={onlyDiffering ? '' : undefined}>
        <caption class="quiet">The craft side by side</caption>
        <thead role="rowgroup">
          <HeadRow craft={craft} routes={routes} />
          <DrawingRow craft={craft} routes={routes} />
        </thead>
        <tbody role="rowgroup">
          {facts.map((fact) => (
            <FactRow key={fact.label} fact={fact} craft={craft} />
          ))}
        </tbody>
      </table>
      <p class="compare-note">{notesOf(craft)}</p>
    </div>
  );
}

type RowProps = Pick<TableProps, 'craft' | 'routes'>;

function HeadRow({ craft, routes }: RowProps) {
  return (
    <tr role="row">
      <td role="cell" class="compare-corner" />
      {craft.map((each) => (
        <th key={each.id} scope="col" role="columnheader" class="name">
          <a href={routes.craft(each)}>{each.name}</a>{' '}
          <a
            class="compare-remove"
            href={routes.compareOf(craft.flatMap(({ id }) => (id === each.id ? [] : [id])))}
            aria-label={`Remove ${each.name}`}
          >
            remove
          </a>
        </th>
      ))}
    </tr>
  );
}

const drawingsOf = (craft: readonly ExplorerCraft[]) =>
  craft.flatMap(({ configuration }) => configuration?.drawing ?? []);

function DrawingRow({ craft, routes }: RowProps) {
  const scale = drawingScaleOf(drawingsOf(craft));
  return (
    <tr role="row" class="compare-drawings">
      <th scope="row" role="rowheader">
        To one scale
      </th>
      {craft.map(({ id, name, configuration }, index) => (
        <td key={id} role="cell">
          {configuration ? (
            <Drawing name={name} drawing={configuration.drawing} scale={scale} person={index === 0} routes={routes} />
          ) : (
            <span class="missing">no drawing: its configuration is not recorded</span>
          )}
        </td>
      ))}
    </tr>
  );
}

interface DrawingProps {
  name: string;
  drawing: DrawingReference;
  scale: DrawingScale;
  /** Whether a person stands beside it, as beside the first. */
  person: boolean;
  routes: Routes;
}

/** A drawing in the box that all of them share, so that they are to one scale. */
function Drawing({ name, drawing, scale: { width, height, step }, person, routes }: DrawingProps) {
  const size = standOf(drawing);
  return (
    <svg
      class="compare-stage"
      viewBox={`0 0 ${rounded(width)} ${rounded(height)}`}
      preserveAspectRatio="xMidYMax"
      role="img"
      aria-label={`${kinds[drawing.kind]} of ${name}`}
    >
      {Array.from({ length: Math.floor(height / (step * 100)) }, (_, index) => {
        const y = height - (index + 1) * step * 100;
        // Far beyond the box on both sides: where it is narrower than its cell, the line goes on.
        return <line key={y} x1={-20_000} x2={20_000} y1={y} y2={y} />;
      })}
      {person && (
        <image
          href={routes.drawing('person')}
          x={PERSON_AT}
          y={height - PERSON}
          width={PERSON_WIDTH}
          height={PERSON}
          preserveAspectRatio="xMidYMax"
        />
      )}
      <image
        href={routes.drawing(drawing.name)}
        x={rounded((width - size.width) / 2)}
        y={rounded(height - size.standing)}
        width={rounded(size.width)}
        height={rounded(drawing.height * size.scale)}
      />
    </svg>
  );
}

const kinds = {
  drawing: 'Drawing',
  estimated: 'Drawing with partly estimated dimensions',
  outline: 'Outline in place of a drawing',
  unsized: 'Outline to no scale, as the size is not recorded,',
} as const satisfies Record<DrawingReference['kind'], string>;

function notesOf(craft: readonly ExplorerCraft[]): string {
  const drawings = drawingsOf(craft);
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

function FactRow({ fact: { label, cells, differs }, craft }: { fact: ComparedFact; craft: TableProps['craft'] }) {
  return (
    <tr role="row" data-differs={differs ? '' : undefined}>
      <th scope="row" role="rowheader">
        {label}
        {differs && (
          <>
            {' '}
            <span class="compare-mark" aria-hidden="true">
              ≠
            </span>
            <span class="quiet">(differs)</span>
          </>
        )}
      </th>
      {craft.map(({ id, name }, index) => {
        const cell = cells[index];
        return (
          <td key={id} role="cell" data-craft={name}>
            {cell?.status && <span aria-hidden="true">{cell.status.glyph}</span>}
            {cell?.status && ' '}
            {cell && <CellText {...cell} />}
            {typeof cell?.bar === 'number' && <Bar percent={cell.bar} />}
          </td>
        );
      })}
    </tr>
  );
}
