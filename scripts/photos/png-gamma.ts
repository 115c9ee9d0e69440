/** The gamma that a PNG declares (gAMA), which libvips does not read. */
import { open } from 'node:fs/promises';

/** Bytes that hold the chunks before the pixels. */
const HEAD = 64 * 1024;

/** Chunks that take precedence over gAMA. */
const BETTER = ['cICP', 'iCCP', 'sRGB'];

/** Roughly that of sRGB. */
const USUAL = 2.2;

/** An invisible difference. */
const NEAR = 0.05;

/**
 * The exponent that converts the samples of a PNG to sRGB, by PNG's specification.
 *
 * @returns from 1/3 to 3, sharp's range; null where no conversion is needed
 */
export async function gammaExponentOf(file: string): Promise<number | null> {
  const gamma = gammaIn(await headOf(file));
  const exponent = gamma === null ? 1 : 1 / (gamma * USUAL);
  return Math.abs(exponent - 1) < NEAR ? null : Math.min(3, Math.max(1 / 3, exponent));
}

function gammaIn(head: Buffer): number | null {
  let gamma: number | null = null;
  for (let at = 8; at + 12 <= head.length; at += 12 + head.readUInt32BE(at)) {
    const type = head.toString('latin1', at + 4, at + 8);
    if (BETTER.includes(type)) return null;
    if (type === 'IDAT') break;
    if (type === 'gAMA') gamma = head.readUInt32BE(at + 8) / 100_000 || null;
  }
  return gamma;
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await handle.read(head, 0, HEAD, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
