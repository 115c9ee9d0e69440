/** How far the run is: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`. */
import cliProgress from 'cli-progress';

import type { Output } from '../support/output.ts';
import { bytesInWords, formatCount } from '../support/format.ts';

export interface Progress {
  /** Pieces of originals have come. */
  received: (bytes: number) => void;
  /** A picture is done with. @param failure - why it was not to be had; null where it was */
  done: (source: string, failure: string | null) => void;
  /** The end; the bar stays as it is. */
  stop: () => void;
}

/** Lines for a run, beside those of failures. */
const LINES = 10;

/**
 * The progress for an output.
 *
 * @param total - pictures
 */
export function createProgress(output: Output, quiet: boolean, total: number): Progress {
  if (quiet || total === 0) return { received: () => undefined, done: () => undefined, stop: () => undefined };
  return output.isTTY === true ? bar(output, total) : lines(output, total);
}

function lines(output: Output, total: number): Progress {
  const every = Math.max(1, Math.ceil(total / LINES));
  let bytes = 0;
  let pictures = 0;
  return {
    received: (more) => {
      bytes += more;
    },
    done: (source, failure) => {
      pictures += 1;
      if (failure !== null) output.write(`${source}: ${failure}.\n`);
      if (pictures % every === 0 || pictures === total) {
        output.write(`${pictures} of ${formatCount(total, 'picture')}, ${bytesInWords(bytes)}.\n`);
      }
    },
    stop: () => undefined,
  };
}

function bar(output: Output, total: number): Progress {
  let bytes = 0;
  const single = new cliProgress.SingleBar({
    stream: output,
    format: '{bar} {value}/{total} pictures, {bytes}',
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    hideCursor: true,
    clearOnComplete: false,
  });
  const figures = () => ({ bytes: bytesInWords(bytes) });
  single.start(total, 0, figures());
  return {
    received: (more) => {
      bytes += more;
      single.update(figures());
    },
    done: () => {
      single.increment(1, figures());
    },
    stop: () => {
      single.stop();
    },
  };
}
