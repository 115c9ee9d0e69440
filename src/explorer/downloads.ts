/** What is shown, as a file. */
import { csvOf } from '#api/csv.ts';
import type { CellValue } from '#api/csv.ts';

import type { ExplorerResult } from './explorer.ts';
import { csvColumns } from './fields.ts';

/** How much of an answer a file holds: the rows of the page, or all. */
export type Extent = 'page' | 'all';

/** A file to be saved. */
export interface TableDownload {
  name: string;
  type: string;
  text: string;
}

/** Without it, Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * An answer as comma-separated values for a spreadsheet, which runs a text that begins like a formula: an apostrophe
 * before it makes it a text. The API's files are for programs and have neither mark nor apostrophe.
 */
export function csvDownload({ page, all, display }: ExplorerResult, extent: Extent): TableDownload {
  const rows = extent === 'page' ? page.rows : all;
  const columns = csvColumns(display.columns).map(({ name, value }) => ({
    name,
    value: (row: (typeof rows)[number]) => withoutFormula(value(row)),
  }));
  return {
    name: 'spacecraft.csv',
    type: 'text/csv;charset=utf-8',
    text: BYTE_ORDER_MARK + csvOf(columns, rows),
  };
}

function withoutFormula(value: CellValue): CellValue {
  return typeof value === 'string' && /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
}

/** Hands a file to the reader. */
export function save({ name, type, text }: TableDownload): void {
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
