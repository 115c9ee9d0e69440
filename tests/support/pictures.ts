/** Made-up pictures: a ground of slow colours with a body on it, so that encoders and eyes have something to do. */
import sharp from 'sharp';
import type { Sharp } from 'sharp';

export interface PictureOptions {
  width?: number;
  height?: number;
  /** Makes one picture differ from the other. */
  seed?: number;
}

/** A picture before it is encoded. */
export function pictureOf({ width = 640, height = 360, seed = 0 }: PictureOptions = {}): Sharp {
  const data = Buffer.alloc(width * height * 3);
  const [x0, y0, radius] = [width * (0.3 + 0.05 * (seed % 9)), height / 2, Math.min(width, height) / 3];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const inside = (x - x0) ** 2 + (y - y0) ** 2 < radius ** 2;
      const grain = ((x * 31 + y * 17 + seed * 7) * 2_654_435_761) >>> 28;
      data[at] = (inside ? 210 : 40 + (60 * x) / width) + grain;
      data[at + 1] = (inside ? 200 - (90 * (y - y0 + radius)) / (2 * radius) : 60 + (50 * y) / height) + grain;
      data[at + 2] = (inside ? 170 : 90 + 10 * (seed % 13)) + grain;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A JPEG. */
export function jpegOf(options: PictureOptions = {}): Promise<Buffer> {
  return pictureOf(options).jpeg({ quality: 90 }).toBuffer();
}
