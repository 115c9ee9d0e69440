/** Addresses of a site as addresses between files: relative, and with the name of the file. */
import { posix } from 'node:path';

/** The site whose addresses are rewritten. */
export interface AddressSpace {
  /** Scheme, host and port of the site's online home, without a final slash. */
  origin: string;
  /** Folder the site is served under, with a slash at both ends. */
  base: string;
  /** Whether a file, as a path in the site, is at hand. */
  has: (path: string) => boolean;
}

/**
 * The file that an address of the site stands for.
 *
 * @param pathname - encoded, from the root of the host
 * @param base - folder the site is served under
 * @returns a path in the site; null where the address lies outside the site
 */
export function fileOf(pathname: string, base: string): string | null {
  if (!pathname.startsWith(base)) return null;
  const path = decodeURIComponent(pathname.slice(base.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * An address on a page as it must read where no server answers. What is not at hand leads to the online home; what is
 * on another host, or has its scheme written out, stays as it is.
 *
 * @param value - as the page writes it
 * @param page - the page's own file, as a path in the site
 * @param space - the site
 */
export function betweenFiles(value: string, page: string, { origin, base, has }: AddressSpace): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(value) || value === '') return value;
  const url = new URL(value, origin + base + encodePath(page.replace(/(^|\/)index\.html$/, '$1')));
  const file = fileOf(url.pathname, base);
  if (file === null || !has(file)) return url.href;
  const path = posix.relative(posix.dirname(page), file) || posix.basename(file);
  return encodePath(path) + url.search + url.hash;
}

/** The way from a page up to the root of the site: `./` or `../../`. */
export function rootFrom(page: string): string {
  return '../'.repeat(page.split('/').length - 1) || './';
}

/** A path as an address: `#` and `?` are letters of it. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
