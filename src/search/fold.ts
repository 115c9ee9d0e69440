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

/** For each character of ASCII the letter or digit that stands for it; nothing for a space or a sign. */
const ascii = Array.from({ length: 0x80 }, (_, code) => {
  const small = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(small) ? small : '';
});

const MARK = /^\p{Mark}$/u;
const LETTER = /^[\p{Letter}\p{Number}]$/u;
const APOSTROPHE = /^[’ʼ]$/;

/**
 * A text, folded for comparison.
 *
 * @param text - a name, a serial number, or what somebody typed
 * @param keepZeros - whether numbers keep their leading zeros
 */
export function fold(text: string, keepZeros = false): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  const bounds: number[] = [];
  const runs: Run[] = [];
  let folded = '';
  let run: Run | null = null;
  let separated = true;

  const put = (character: string, start: number, end: number, bound: number) => {
    folded += character;
    // A letter beyond the first 65,536 is two units.
    for (let unit = 0; unit < character.length; unit++) {
      starts.push(start);
      ends.push(end);
      bounds.push(unit === 0 ? bound : INSIDE);
    }
  };
  const letter = (character: string, start: number, end: number) => {
    const number = character >= '0' && character <= '9';
    if (run === null || separated || run.number !== number) {
      if (number && run?.number) put('.', start, start, BETWEEN_WORDS);
      run = { text: character, at: folded.length, number };
      runs.push(run);
      put(character, start, end, separated ? BETWEEN_WORDS : BETWEEN_RUNS);
    } else if (number && run.text === '0' && !keepZeros) {
      folded = folded.slice(0, -1) + character;
      run.text = character;
      ends[run.at] = end;
    } else {
      put(character, start, end, INSIDE);
      run.text += character;
    }
    separated = false;
  };

  // Every name is folded before the first answer, and nearly all of it is ASCII: that needs no expression.
  for (let at = 0, end: number; at < text.length; at = end) {
    end = at + 1;
    const plain = ascii[text.charCodeAt(at)];
    if (plain !== undefined) {
      if (plain !== '') letter(plain, at, end);
      else if (text[at] !== "'") separated = true;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    end = at + character.length;
    if (MARK.test(character)) {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- letter() changes it too
      if (!separated && ends.length > 0) ends[ends.length - 1] = end;
    } else if (!APOSTROPHE.test(character)) {
      const letters = /^чж$/i.test(text.slice(at, end + 1)) ? [] : Array.from(plainLetters(character));
      for (const each of letters) letter(each, at, end);
      if (letters.length === 0 && !(character.toLowerCase() in cyrillic)) separated = true;
    }
  }
  bounds.push(BETWEEN_WORDS);
  return { text: folded, runs, bounds: new Uint8Array(bounds), starts, ends };
}

/** The letters and digits that stand for a character beyond ASCII; none for a space or a sign. */
function plainLetters(character: string): string {
  const small = character.toLowerCase();
  const known = latin[small] ?? cyrillic[small];
  if (known !== undefined) return known;
  let plain = '';
  for (const part of small.normalize('NFKD').toLowerCase()) {
    if (LETTER.test(part)) plain += latin[part] ?? cyrillic[part] ?? part;
  }
  return plain;
}
