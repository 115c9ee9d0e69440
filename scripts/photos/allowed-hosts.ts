/**
 * Which hosts may be requested. Addresses of pictures and redirects come from outside, so they must not reach into the
 * local network by name, by IP address, or by a name that resolves to such an address.
 */
import { BlockList, isIP } from 'node:net';

import { AddressError } from './errors.ts';

/** Addresses that are not of the public internet (the IANA registries of special-purpose addresses). */
const special = new BlockList();
const specialRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
];

/** The allocated global part of IPv6; the rest is special. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** IPv6 addresses with an IPv4 address in their last 32 bits: mapped ones, and NAT64. */
const embedsIpv4 = new BlockList();
embedsIpv4.addSubnet('::ffff:0:0', 96, 'ipv6');
embedsIpv4.addSubnet('64:ff9b::', 96, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

for (const range of specialRanges) {
  const [network = '', bits = ''] = range.split('/');
  special.addSubnet(network, Number(bits), family(network));
}

/** Whether an IP address is public. @param address - IPv4 or IPv6, without brackets */
export function isPublic(address: string): boolean {
  const inner = innerAddress(address);
  if (family(inner) === 'ipv6' && !globalUnicast.check(inner, 'ipv6')) return false;
  return !special.check(inner, family(inner));
}

/**
 * Normalizes a host of the command line to its form in a URL.
 *
 * @param text - a name such as `example.org`, or an IP address; a leading dot or star is ignored
 * @returns null for anything else
 */
export function normalizeHost(text: string): string | null {
  const plain = text.trim().replace(/^\*?\./, '');
  const url = URL.parse(`https://${isIP(plain) === 6 ? `[${plain}]` : plain}/`);
  const whole = url?.pathname === '/' && !url.search && !url.hash && !url.username && !url.password && !url.port;
  return whole && !/[/?#@*]/.test(plain) && url.hostname !== '' ? bare(url.hostname) : null;
}

/** The hosts that pictures may come from. */
export class AllowedHosts {
  readonly #suffixes: readonly string[];

  /** @param suffixes - hosts as {@link normalizeHost} gives them; each allows itself and its subdomains */
  constructor(suffixes: readonly string[]) {
    this.#suffixes = suffixes;
  }

  /**
   * Checks an address.
   *
   * @throws AddressError when it must not be requested
   */
  check(url: URL): void {
    const host = bare(url.hostname);
    if (url.username || url.password) throw new AddressError(`${url.host} has a user name or a password`);
    const secure = url.protocol === 'https:';
    if (!secure && url.protocol !== 'http:') throw new AddressError(`${url.protocol} addresses are not followed`);
    if (!this.#has(host)) throw new AddressError(`the host ${url.host} is not allowed (--host)`);
    if (!secure && host !== 'localhost' && !isLoopback(host)) {
      throw new AddressError(`${url.host} uses http:, which is only for this machine`);
    }
    if (isIP(host)) this.checkIp(host, host);
  }

  /**
   * Checks the IP address of a host.
   *
   * @throws AddressError when it is not public and not allowed by itself
   */
  checkIp(host: string, address: string): void {
    if (isPublic(address) || this.#suffixes.includes(address)) return;
    if (isLoopback(address) && host === 'localhost' && this.#suffixes.includes('localhost')) return;
    throw new AddressError(`${host} leads to ${address}, which is not on the public internet (--host)`);
  }

  #has(host: string): boolean {
    return this.#suffixes.some(
      (suffix) => host === suffix || (!isIP(suffix) && !isIP(host) && host.endsWith(`.${suffix}`)),
    );
  }
}

function isLoopback(address: string): boolean {
  return isIP(address) > 0 && loopback.check(innerAddress(address), family(innerAddress(address)));
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/(?<=.)\.$/, '');
}

/** The IPv4 address inside one of IPv6, or the address itself. */
function innerAddress(address: string): string {
  if (family(address) !== 'ipv6' || !embedsIpv4.check(address, 'ipv6')) return address;
  // An address in its usual form ends in two groups of 16 bits.
  const groups = bare(new URL(`http://[${address.replace(/%.*/s, '')}]/`).hostname)
    .split(':')
    .slice(-2);
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
