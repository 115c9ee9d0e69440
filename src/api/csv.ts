/**
 * Tables as comma-separated values, by RFC 4180: lines end with CRLF, a field is quoted where it must be. It is for
 * programs: a text that begins with `=`, `+`, `-` or `@` stays as it is; the explorer guards its downloads itself. Ships
 * to the browser, so it imports nothing.
 */

/** What a cell may hold; null is a value that nobody knows, a list becomes JSON. */
export type CellValue = string | number | boolean | null | readonly (string | number)[];

/** A column of rows of some kind. */
export interface CsvColumn<Row> {
  name: string;
  value: (row: Row) => CellValue;
}

/**
 * A table as text: a line of names, then a line a row, each with CRLF at its end.
 *
 * @param columns - in their order
 * @param rows - in their order
 */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  return [...csvLines(columns, rows)].join('');
}

/** {@link csvOf}, line by line. */
export function* csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): Generator<string> {
  yield lineOf(columns.map(({ name }) => name));
  for (const row of rows) yield lineOf(columns.map(({ value }) => value(row)));
}

function lineOf(cells: readonly CellValue[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** An unknown value is nothing at all; a text that is known to be empty is a pair of quotes. */
function cellOf(value: CellValue): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
