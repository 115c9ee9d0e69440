/**
 * Text without what people leave out when they type: case, accents, hyphens, spaces, leading zeros, the Cyrillic
 * alphabet. Ships to the browser, so it imports nothing.
 */

/** Where a position of the folded text lies: inside a run of letters or digits, between two runs, between two words. */
export const INSIDE = 0;
export const BETWEEN_RUNS = 1;
export const BETWEEN_WORDS = 2;

/** A run of letters or of digits. */
export interface Run {
  /** The run, folded; numbers without leading zeros. */
  text: string;
  /** Where it begins in the folded text. */
  at: number;
  number: boolean;
}

/** A text, folded: `Soyuz TMA-08M` is `soyuztma8m`, of the runs `soyuz`, `tma`, `8`, `m`. */
export interface Folded {
  /** All runs without anything between them, but a full stop between two numbers. */
  text: string;
  runs: readonly Run[];
  /** For each position of the folded text, its end included: `INSIDE`, `BETWEEN_RUNS` or `BETWEEN_WORDS`. */
  bounds: Uint8Array;
  /** For each character of the folded text, where it begins and ends in the text as it was. */
  starts: readonly number[];
  ends: readonly number[];
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const latin: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', ł: 'l', đ: 'd', ı: 'i' };

/**
 * Russian and Ukrainian letters as the English names of spacecraft spell them: Союз Soyuz, Восход Voskhod. The pair чж,
 * which writes the zh of Chinese names (Шэньчжоу Shenzhou), is zh.
 */
const cyrillic: Record<string, string> = Object.fromEntries(
  (
    'а=a б=b в=v г=g ґ=g д=d е=e є=ye ё=yo ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f ' +
    'х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya'
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

const ASCII = /^[\0-\x7f]$/;
const PLAIN = /^[a-z0-9]$/;
const MARK = /^\p{Mark}$/u;
const LETTER = /^[\p{Letter}\p{Number}]$/u;
const DIGIT = /^[0-9]$/;
const APOSTROPHE = /^['’ʼ]$/;

/**
 * A text, folded for comparison.
 *
 * @param text - a name, a serial number, or what somebody typed
 * @param keepZeros - whether numbers keep their leading zeros
 */
export function fold(text: string, keepZeros = false): Folded {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: number[] = [];
  const runs: Run[] = [];
  let run: Run | null = null;
  let separated = true;

  const put = (character: string, start: number, end: number, kind: number) => {
    for (let unit = 0; unit < character.length; unit++) {
      characters.push(character.charAt(unit));
      starts.push(start);
      ends.push(end);
      kinds.push(unit === 0 ? kind : INSIDE);
    }
  };
  const letter = (character: string, start: number, end: number) => {
    const number = DIGIT.test(character);
    if (run === null || separated || run.number !== number) {
      if (number && run?.number) put('.', start, start, BETWEEN_WORDS);
      run = { text: '', at: characters.length, number };
      runs.push(run);
      put(character, start, end, separated ? BETWEEN_WORDS : BETWEEN_RUNS);
      run.text = character;
    } else if (number && run.text === '0' && !keepZeros) {
      characters[run.at] = run.text = character;
      ends[run.at] = end;
    } else {
      put(character, start, end, INSIDE);
      run.text += character;
    }
    separated = false;
  };

  let at = 0;
  const all = Array.from(text);
  for (const [index, character] of all.entries()) {
    const end = at + character.length;
    if (MARK.test(character)) {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- letter() changes it too
      if (!separated && ends.length > 0) ends[ends.length - 1] = end;
    } else if (!APOSTROPHE.test(character)) {
      const plain = /^чж$/i.test(`${character}${all[index + 1] ?? ''}`) ? [] : Array.from(plainLetters(character));
      for (const each of plain) letter(each, at, end);
      if (plain.length === 0 && !(character.toLowerCase() in cyrillic)) separated = true;
    }
    at = end;
  }
  return { text: characters.join(''), runs, bounds: Uint8Array.from([...kinds, BETWEEN_WORDS]), starts, ends };
}

/** The letters and digits that stand for a character; none for a space or a sign. */
function plainLetters(character: string): string {
  const small = character.toLowerCase();
  if (ASCII.test(small)) return PLAIN.test(small) ? small : '';
  const known = latin[small] ?? cyrillic[small];
  if (known !== undefined) return known;
  let plain = '';
  for (const part of small.normalize('NFKD').toLowerCase()) {
    if (LETTER.test(part)) plain += latin[part] ?? cyrillic[part] ?? part;
  }
  return plain;
}
