/** Masks a secret in text, in any case or encoding in which a server may echo it. */

/** A secret shorter than this could be part of any text or number. */
const SHORTEST = 8;

/** Rounds of decoding, for an address inside an address inside JSON. */
const ROUNDS = 4;

/** Escapes of addresses, JSON, scripts and HTML. */
const ENCODED = /%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|\\[bfnrt]/g;

export class Secret {
  readonly #plain: string | null;
  /** The secret's forms in decoded text. */
  readonly #forms: readonly string[];

  /** @param secret - null where there is none */
  constructor(secret: string | null) {
    this.#plain = secret !== null && secret.length >= SHORTEST ? secret : null;
    this.#forms = this.#plain === null ? [] : formsOf(this.#plain);
  }

  /** Whether a text holds the secret in any case, escaped, in base64 or in hex. */
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

  /** Replaces the secret with `[token]`; the whole text where it cannot be separated. */
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
  // Base64 depends on the secret's position in a group of three bytes; the outer letters hold bits of its neighbours.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(Math.ceil((before * 8) / 6), whole);
  });
  return [secret, bytes.toString('hex'), ...base64].map((form) => compactOf(form.toLowerCase()));
}

/** Text without spaces and separators, in one alphabet for both kinds of base64. */
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
