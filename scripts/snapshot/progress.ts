/** How far the run is: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`. */
import cliProgress from 'cli-progress';

import type { Output } from '../support/output.ts';
import { bytesInWords, formatWait } from '../support/format.ts';

/** How far the pages are. */
export interface Pages {
  done: number;
  /** As far as it is known. */
  total: number;
  records: number;
}

export interface Progress {
  /** How often a countdown moves, in milliseconds. */
  readonly tick: number;
  /** A call begins. */
  called: (calls: number, bytes: number) => void;
  /** A page has come, or was there from an earlier run. */
  moved: (pages: Pages, bytes: number) => void;
  /** The run waits because the service says so. @param left - milliseconds, 0 when the wait is over */
  waiting: (left: number) => void;
  /** Something to know. */
  say: (sentence: string) => void;
  /** The end; the bar stays as it is. */
  stop: () => void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * The progress for an output.
 *
 * @param quiet - whether to be silent
 * @param maxCalls - the budget of calls
 */
export function createProgress(output: Output, quiet: boolean, maxCalls: number): Progress {
  if (quiet) return silent;
  return output.isTTY === true ? bar(output, maxCalls) : lines(output, maxCalls);
}

const silent: Progress = {
  tick: MINUTE,
  called: () => undefined,
  moved: () => undefined,
  waiting: () => undefined,
  say: () => undefined,
  stop: () => undefined,
};

function lines(output: Output, maxCalls: number): Progress {
  let calls = 0;
  const write = (line: string) => output.write(`${line}\n`);
  return {
    tick: MINUTE,
    called: (number) => {
      calls = number;
    },
    moved: ({ done, total, records }, bytes) => {
      const size = bytesInWords(bytes);
      write(`Page ${done} of ${total}: ${records} records, ${calls} of ${maxCalls} calls, ${size}.`);
    },
    waiting: () => undefined,
    say: write,
    stop: () => undefined,
  };
}

function bar(output: Output, maxCalls: number): Progress {
  const figures = { records: 0, calls: 0, maxCalls, bytes: bytesInWords(0), waiting: '' };
  const single = new cliProgress.SingleBar({
    stream: output,
    format: '{bar} {value}/{total} pages, {records} records, {calls}/{maxCalls} calls, {bytes}{waiting}',
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    hideCursor: true,
    clearOnComplete: false,
  });
  let isRunning = false;
  let pages = { done: 0, total: 1 };
  const show = () => {
    if (!isRunning) {
      single.start(pages.total, pages.done, figures);
      isRunning = true;
    } else {
      single.setTotal(pages.total);
      single.update(pages.done, figures);
    }
  };
  const stop = () => {
    if (isRunning) single.stop();
    isRunning = false;
  };
  return {
    tick: SECOND,
    called: (calls, bytes) => {
      Object.assign(figures, { calls, bytes: bytesInWords(bytes) });
      show();
    },
    moved: ({ done, total, records }, bytes) => {
      pages = { done, total };
      Object.assign(figures, { records, bytes: bytesInWords(bytes) });
      show();
    },
    waiting: (left) => {
      figures.waiting = left > 0 ? `, waiting ${formatWait(left)}` : '';
      show();
    },
    say: (sentence) => {
      stop();
      output.write(`${sentence}\n`);
    },
    stop,
  };
}
