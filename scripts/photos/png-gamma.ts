/** The gamma that a PNG declares (gAMA), which libvips does not read. */
import { open } from 'node:fs/promises';

/** Bytes of a file in which the chunks before the pixels are looked for. */
const HEAD = 64 * 1024;

/** Chunks that say more exactly what the colours are, so that gAMA does not count beside them. */
const BETTER = ['cICP', 'iCCP', 'sRGB'];

/** What sRGB comes to, nearly. */
const USUAL = 2.2;

/** A difference that nobody sees. */
const NEAR = 0.05;

/**
 * The power that brings the samples of a PNG to those of sRGB, as PNG's specification has it.
 *
 * @returns from 1/3 to 3, as far as sharp goes; null where the samples are good as they are
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
