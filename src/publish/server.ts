/** What the configuration of a web server needs to know. */
import type { HeaderSettings } from './headers.ts';

/** A site on a server. */
export interface ServerSettings extends HeaderSettings {
  /** Scheme, host and port, without a final slash. */
  origin: string;
  /** The site's folder on the server, without a final slash. */
  folder: string;
  /** Addresses and ports to listen on, as the server writes them; empty for those of the origin. */
  listen: readonly string[];
}

/**
 * The addresses to listen on, which stand in a configuration without quotes.
 *
 * @throws RangeError when one of them would end its line there
 */
export function listenAddresses({ listen }: ServerSettings): readonly string[] {
  const wrong = listen.find((address) => !/^[\w.:/[\]*= -]+$/.test(address));
  if (wrong !== undefined) {
    throw new RangeError(`${JSON.stringify(wrong)} is no address to listen on; --listen takes such as 127.0.0.1:8080`);
  }
  return listen;
}

/** A text as a regular expression that matches it alone. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
