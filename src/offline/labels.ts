/** Sizes and dates in words, for the build and for the browser. */

/**
 * Bytes as megabytes of a million, with one decimal; never none for something.
 *
 * @param bytes - 0 or more
 * @example megabytes(1_867_908) // '1.9 MB'
 */
export function formatMegabytes(bytes: number): string {
  const shown = bytes > 0 ? Math.max(bytes / 1e6, 0.1) : 0;
  return `${shown.toFixed(1)}\u00a0MB`;
}

/** A number of files with its noun. */
export function formatFileCount(count: number): string {
  return `${String(count).replace(/\B(?=(?:\d{3}){1,7}$)/g, ',')}\u00a0${count === 1 ? 'file' : 'files'}`;
}
