/** Progress of a run: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`. */
import type { Output } from '../support/output.ts';
import { createProgressBar } from '../support/progress-bar.ts';
import { formatBytes, formatWait } from '../support/format.ts';

/** Progress in pages. */
export interface PageProgress {
  done: number;
  /** As far as known. */
  total: number;
  records: number;
}

export interface SnapshotProgress {
  /** Milliseconds between updates of a countdown. */
  readonly tick: number;
  /** A call begins. */
  called: (calls: number, bytes: number) => void;
  /** A page was fetched or loaded. */
  moved: (pages: PageProgress, bytes: number) => void;
  /** The run waits for the service. @param left - milliseconds; 0 when the wait is over */
  waiting: (left: number) => void;
  /** Prints a sentence. */
  say: (sentence: string) => void;
  /** Ends the bar, which stays visible. */
  stop: () => void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Creates the progress of a run.
 *
 * @param quiet - whether to be silent
 * @param maxCalls - budget of calls
 * @param mask - removes secrets from sentences
 */
export function createSnapshotProgress(
  output: Output,
  quiet: boolean,
  maxCalls: number,
  mask: (text: string) => string,
): SnapshotProgress {
  if (quiet) return silent;
  const progress = output.isTTY === true ? bar(output, maxCalls) : lines(output, maxCalls);
  return {
    ...progress,
    say: (sentence) => {
      progress.say(mask(sentence));
    },
  };
}

const silent: SnapshotProgress = {
  tick: MINUTE,
  called: () => undefined,
  moved: () => undefined,
  waiting: () => undefined,
  say: () => undefined,
  stop: () => undefined,
};

function lines(output: Output, maxCalls: number): SnapshotProgress {
  let calls = 0;
  const write = (line: string) => output.write(`${line}\n`);
  return {
    tick: MINUTE,
    called: (number) => {
      calls = number;
    },
    moved: ({ done, total, records }, bytes) => {
      const size = formatBytes(bytes);
      write(`Page ${done} of ${total}: ${records} records, ${calls} of ${maxCalls} calls, ${size}.`);
    },
    waiting: () => undefined,
    say: write,
    stop: () => undefined,
  };
}

function bar(output: Output, maxCalls: number): SnapshotProgress {
  const figures = { records: 0, calls: 0, maxCalls, bytes: formatBytes(0), waiting: '' };
  const single = createProgressBar(
    output,
    '{bar} {value}/{total} pages, {records} records, {calls}/{maxCalls} calls, {bytes}{waiting}',
  );
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
      Object.assign(figures, { calls, bytes: formatBytes(bytes) });
      show();
    },
    moved: ({ done, total, records }, bytes) => {
      pages = { done, total };
      Object.assign(figures, { records, bytes: formatBytes(bytes) });
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
