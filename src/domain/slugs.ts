/**
 * The readable part of an address. It is decoration: a page is found by the id behind it, so a slug may change with a
 * name. Ships to the browser, so it imports nothing.
 */

/** Long enough for any real name, short enough for every file system once the id is added. */
const LONGEST = 80;

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', ł: 'l', đ: 'd', ı: 'i' };

/**
 * A name as lower-case ASCII words joined by hyphens, at most 80 characters long.
 *
 * @param name - any text
 * @param fallback - what stands for a name without a Latin letter or a digit
 * @example slugOf('Cygnus CRS NG-21 (S.S. Francis R. “Dick” Scobee)') // 'cygnus-crs-ng-21-s-s-francis-r-dick-scobee'
 */
export function slugOf(name: string, fallback = 'unnamed'): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøðþłđı]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/['’ʼ]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug || words[0]?.slice(0, LONGEST) || fallback;
}

/** Slug and id as one segment of an address: `soyuz-ms-28-612`. */
export function segmentOf(record: { id: number; name: string }): string {
  return `${slugOf(record.name)}-${record.id}`;
}
