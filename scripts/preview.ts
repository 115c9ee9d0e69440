/** Serves the built site on port 4321 of this machine. */
import { preview } from 'astro';

const port = 4321;
const server = await preview({ server: { port, host: '127.0.0.1' }, logLevel: 'error' });
const { site } = await import('../src/site.ts');
console.log(`Spacecraft Atlas at http://localhost:${server.port}${site.base} (Ctrl-C ends it)`);
