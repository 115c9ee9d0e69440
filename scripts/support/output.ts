/** What progress writes to; a terminal or not. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean };

/**
 * Lets the program go on when nobody takes its messages: a full disk, a closed pipe. What it writes to the data, its lock
 * and its exit code do not hang on them.
 */
export function ignoreOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
