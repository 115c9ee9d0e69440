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

/** A text as a regular expression that matches it alone. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
