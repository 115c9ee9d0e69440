/** Proxies of the environment: HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
import type { LookupFunction } from 'node:net';

import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { EnvHttpProxyAgent } from 'undici';
import type { Agent, Dispatcher } from 'undici';

import { fromEnvironment } from './arguments.ts';

/** The proxy settings of the environment. */
export interface Proxies {
  /** Empty where none is set. */
  httpProxy: string;
  httpsProxy: string;
  /** Hosts without a proxy. */
  noProxy: string;
}

/** Behind a proxy, these names would be another machine. */
const LOOPBACK = 'localhost,127.0.0.1,::1';

/**
 * Reads the variables; as in most programs, the lower-case name comes first.
 *
 * @throws UsageError when one is not an address; the message is on stderr then
 */
export function readProxies(command: Command, env: Readonly<Record<string, string | undefined>>): Proxies {
  const valueOf = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  const address = (name: string) => fromEnvironment(command, name, valueOf(name), proxyAddress);
  return {
    httpProxy: address('HTTP_PROXY'),
    httpsProxy: address('HTTPS_PROXY'),
    noProxy: [valueOf('NO_PROXY'), LOOPBACK].filter(Boolean).join(','),
  };
}

/**
 * Creates the dispatcher of requests. A proxy only tunnels encrypted bytes, so it never sees the token.
 *
 * @param connectTimeout - milliseconds
 * @param lookup - resolves host names for connections without a proxy; a proxy resolves them itself
 */
export function createDispatcher(
  proxies: Proxies,
  connectTimeout: number,
  options: Omit<Agent.Options, 'connect'>,
  lookup?: LookupFunction,
): Dispatcher {
  const connect = { timeout: connectTimeout, ...(lookup && { lookup }) };
  return new EnvHttpProxyAgent({ ...options, connect, connectTimeout, proxyTunnel: true, ...proxies });
}

function proxyAddress(text: string): string {
  if (text === '') return '';
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '' && url.pathname === '/') return url.href;
  throw new InvalidArgumentError('Expected the address of a proxy, such as http://proxy.example:3128.');
}
