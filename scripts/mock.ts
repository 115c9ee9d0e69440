/**
 * `npm run mock`: a made-up Launch Library 2 with pictures on this machine, to try `npm run snapshot` and `npm run photos`
 * without a network and without using up calls.
 */
import type { RequestListener } from 'node:http';

import { makeCatalogue } from '../tests/support/ll2-records.ts';
import { startLl2Server } from '../tests/support/ll2-server.ts';
import { send } from '../tests/support/picture-server.ts';
import { jpegOf } from '../tests/support/pictures.ts';
import { ListenError, toListenError } from './serve/listen.ts';
import { createProgram, portNumber, wholeNumber } from './support/arguments.ts';
import { onTermination } from './support/interruption.ts';

interface Options {
  port: number;
  craft: number;
}

/** Folder for the results; git ignores it. */
const FOLDER = '.cache/mock';
const HOST = '127.0.0.1';
const CONFIGURATIONS = 12;

const options = createProgram('npm run mock --')
  .description(
    'Serves a made-up Launch Library 2 with pictures on this machine, to try npm run snapshot and npm run photos on.',
  )
  .option('--port <n>', 'port; 0 for any free one', portNumber, 8230)
  .option('--craft <n>', 'how many spacecraft; more the next time are new ones', wholeNumber, 120)
  .parse()
  .opts<Options>();

try {
  await serve(options);
} catch (error) {
  if (!(error instanceof ListenError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function serve({ port, craft }: Options): Promise<void> {
  const service = await startLl2Server({
    catalogue: makeCatalogue({ craft, configurations: CONFIGURATIONS }),
    port,
    pictures: pictureAt,
  }).catch((error: unknown) => {
    throw toListenError(error as NodeJS.ErrnoException, port, HOST);
  });
  console.log(howTo(service.api));
  const stopListening = onTermination(() => {
    stopListening();
    void service.close();
  });
}

/** A picture for every number, generated on request. */
function pictureAt(path: string): RequestListener | null {
  const number = /^\/media\/images\/picture_(\d{1,6})\.jpeg$/.exec(path)?.[1];
  if (number === undefined) return null;
  const etag = `"${number}"`;
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else
      jpegOf({ width: 1280, height: 720, seed: Number(number) }).then(
        (bytes) => {
          send(response, bytes, { etag });
        },
        () => response.writeHead(500).end(),
      );
  };
}

function howTo(api: string): string {
  return `A made-up Launch Library 2 at ${api} (Ctrl-C ends it). In another terminal:

  npm run snapshot -- --api ${api} --out ${FOLDER}/snapshot.json
  npm run photos -- --host ${HOST} --snapshot ${FOLDER}/snapshot.json --list ${FOLDER}/photos.json --out ${FOLDER}/photos
  SNAPSHOT_FILE=${FOLDER}/snapshot.json OUT_DIR=${FOLDER}/dist npm run build
  OUT_DIR=${FOLDER}/dist npm run serve`;
}
