/** What is shown, as a file. */
import { csvOf } from '#api/csv.ts';

import type { Answer } from './answer.ts';
import { csvColumns } from './fields.ts';

/** How much of an answer a file holds: the rows of the page, or all. */
export type Extent = 'page' | 'all';

/** A file to be saved. */
export interface Download {
  name: string;
  type: string;
  text: string;
}

/** An answer as comma-separated values. */
export function csvDownload({ page, all, showing }: Answer, extent: Extent): Download {
  const rows = extent === 'page' ? page.rows : all;
  return {
    name: 'spacecraft.csv',
    type: 'text/csv;charset=utf-8',
    text: csvOf(csvColumns(showing.columns), rows),
  };
}

/** Hands a file to the reader. */
export function save({ name, type, text }: Download): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click; a minute is more than that takes.
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
