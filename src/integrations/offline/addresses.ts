/** Addresses of a site as addresses between files: relative, and with the name of the file. */
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
 * Makes addresses such as they must read where no server answers. What is not at hand leads to the online home; what is
 * on another host, or has its scheme written out, stays as it is.
 *
 * @param space - the site
 * @returns the address for a value as a page writes it, and the page's own file, as a path in the site
 */
export function betweenFiles({ origin, base, has }: AddressSpace): (value: string, page: string) => string {
  const resolve = (value: string, from: string): Target => {
    const url = new URL(value, origin + base + from);
    const file = fileOf(url.pathname, base);
    if (file === null || !has(file)) return { inside: false, text: url.href };
    return { inside: true, text: encodePath(file) + url.search + url.hash };
  };
  // Most addresses stand on every page, and mean the same on each as they begin at the root of the host.
  const known = new Map<string, Target>();

  return (value, page) => {
    if (value === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(value)) return value;
    let target = known.get(value);
    if (!target) {
      const fixed = value.startsWith('/');
      target = resolve(value, fixed ? '' : encodePath(page.replace(/(^|\/)index\.html$/, '$1')));
      if (fixed) known.set(value, target);
    }
    return target.inside ? rootFrom(page) + target.text : target.text;
  };
}

/** Where an address leads: to a file of the site, by its way from the root; or elsewhere. */
interface Target {
  inside: boolean;
  text: string;
}

/** The way from a page up to the root of the site: `./` or `../../`. */
export function rootFrom(page: string): string {
  return '../'.repeat(page.split('/').length - 1) || './';
}

/** A path as an address: `#` and `?` are letters of it. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
