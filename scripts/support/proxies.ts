/** The way out of a network that lets nothing out but through a proxy: HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
import type { LookupFunction } from 'node:net';

import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { EnvHttpProxyAgent } from 'undici';
import type { Agent, Dispatcher } from 'undici';

import { fromEnvironment } from './arguments.ts';

/** What the environment says about proxies. */
export interface Proxies {
  /** Addresses; empty where there is none. */
  httpProxy: string;
  httpsProxy: string;
  /** Hosts that are asked directly. */
  noProxy: string;
}

/** This machine is another one behind a proxy. */
const LOOPBACK = 'localhost,127.0.0.1,::1';

/**
 * Reads the variables as most programs do: the name in small letters counts first.
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
 * What requests go through. A proxy only passes on encrypted bytes: what is asked and with which token stays between
 * this program and the service.
 *
 * @param connectTimeout - milliseconds until there is a connection
 * @param options - for connections without a proxy as well
 * @param lookup - finds the numbers of a name for connections without a proxy; a proxy looks names up itself
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
