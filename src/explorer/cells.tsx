/** What the cells of the explorer and of the comparison have in common. */
import type { TableCell } from '#domain/facts/columns.ts';

import { rounded } from './data.ts';

/** The text of a value, with the exact one for programs. */
export function CellText({ text, exact, missing }: TableCell) {
  if (missing) return <span class="missing">{text}</span>;
  return exact === undefined ? <>{text}</> : <time datetime={exact}>{text}</time>;
}

/** A bar under a value. */
export function Bar({ percent }: { percent: number }) {
  return (
    <svg class="bar" aria-hidden="true">
      <rect width={`${rounded(percent)}%`} height={2} />
    </svg>
  );
}
