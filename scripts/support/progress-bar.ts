/** The progress bar of a terminal. */
import cliProgress from 'cli-progress';

import type { Output } from './output.ts';

/** Creates a bar that is not shown yet. @param format - as cli-progress has it, with `{bar}` and the figures' names */
export function createProgressBar(output: Output, format: string): cliProgress.SingleBar {
  return new cliProgress.SingleBar({
    stream: output,
    format,
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    hideCursor: true,
    clearOnComplete: false,
  });
}
