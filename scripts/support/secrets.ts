/** Keeps a secret out of every text that leaves the process, in whatever case or encoding a server sends it back. */

/** A secret shorter than this could be part of any text or number. */
const SHORTEST = 8;

/** How often text is decoded: an address inside an address inside JSON. */
const ROUNDS = 4;

/** A letter written for an address, for JSON or a script, or for HTML; and what JSON writes for a control character. */
const ENCODED = /%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|\\[bfnrt]/g;

export class Secret {
  readonly #plain: string | null;
  /** The forms that are looked for in text that has been decoded. */
  readonly #forms: readonly string[];

  /** @param secret - null where there is none */
  constructor(secret: string | null) {
    this.#plain = secret !== null && secret.length >= SHORTEST ? secret : null;
    this.#forms = this.#plain === null ? [] : formsOf(this.#plain);
  }

  /** Whether a text holds the secret: in any case, escaped for an address, for JSON or for HTML, in base64 or in hex. */
  isIn(text: string): boolean {
    if (this.#plain === null) return false;
    let decoded = text.toLowerCase();
    for (let round = 0; round < ROUNDS; round++) {
      const compact = compactOf(decoded);
      if (this.#forms.some((form) => compact.includes(form))) return true;
      const next = decoded.replaceAll(ENCODED, decode).toLowerCase();
      if (next === decoded) break;
      decoded = next;
    }
    return false;
  }

  /** The text with `[token]` in place of the secret; of all of it where the secret cannot be told from the rest. */
  mask(text: string): string {
    if (this.#plain === null || !this.isIn(text)) return text;
    const masked = text
      .split(/(\s+)/)
      .map((word) => this.#maskWord(word))
      .join('');
    return this.isIn(masked) ? '[token]' : masked;
  }

  #maskWord(word: string): string {
    if (!this.isIn(word)) return word;
    const plain = (this.#plain ?? '').replaceAll(/\W/g, String.raw`\$&`);
    const masked = word.replaceAll(new RegExp(plain, 'gi'), '[token]');
    return this.isIn(masked) ? '[token]' : masked;
  }
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Base64 depends on where in a group of three the secret begins; the letters at its ends hold bits of its neighbours.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(Math.ceil((before * 8) / 6), whole);
  });
  return [secret, bytes.toString('hex'), ...base64].map((form) => compactOf(form.toLowerCase()));
}

/** Text without what may stand between its letters, with one alphabet for both kinds of base64. */
function compactOf(text: string): string {
  return text
    .replaceAll(/[^\x21-\x7e]+|\\/g, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function decode(match: string, ...codes: (string | undefined)[]): string {
  const hex = codes.slice(0, 4).find((code) => code !== undefined);
  const number = hex === undefined ? Number(codes[4] ?? 0) : Number.parseInt(hex, 16);
  return number <= 0x10_ff_ff ? String.fromCodePoint(number) : match;
}
