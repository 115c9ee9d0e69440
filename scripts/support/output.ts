/** A stream for text, which may be a terminal. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean };

/** Where a command writes its report, and where its messages. */
export interface Streams {
  stdout: Output;
  stderr: Output;
}

/**
 * Lets the program continue when its messages cannot be written, because of a full disk or a closed pipe: data, lock and
 * exit code do not depend on them.
 */
export function ignoreOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
