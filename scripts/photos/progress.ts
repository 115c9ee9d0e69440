/** Progress of a run: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`. */
import type { Output } from '../support/output.ts';
import { createProgressBar } from '../support/progress-bar.ts';
import { formatBytes, formatCount } from '../support/format.ts';

export interface PhotosProgress {
  /** Bytes of originals were received. */
  received: (bytes: number) => void;
  /** A picture is done. @param failure - why it failed; null where it did not */
  done: (source: string, failure: string | null) => void;
  /** Ends the bar, which stays visible. */
  stop: () => void;
}

/** Lines per run, besides failures. */
const LINES = 10;

/**
 * Creates the progress of a run.
 *
 * @param total - pictures
 */
export function createPhotosProgress(output: Output, quiet: boolean, total: number): PhotosProgress {
  if (quiet || total === 0) return { received: () => undefined, done: () => undefined, stop: () => undefined };
  return output.isTTY === true ? bar(output, total) : lines(output, total);
}

function lines(output: Output, total: number): PhotosProgress {
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
        output.write(`${pictures} of ${formatCount(total, 'picture')}, ${formatBytes(bytes)}.\n`);
      }
    },
    stop: () => undefined,
  };
}

function bar(output: Output, total: number): PhotosProgress {
  let bytes = 0;
  const single = createProgressBar(output, '{bar} {value}/{total} pictures, {bytes}');
  const figures = () => ({ bytes: formatBytes(bytes) });
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
