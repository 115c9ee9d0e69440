/** Reads the texts of an EXIF block: enough of TIFF to see what a file says of its rights. */

const NAMES: Readonly<Record<number, string>> = { 0x010e: 'ImageDescription', 0x013b: 'Artist', 0x8298: 'Copyright' };
const ASCII = 2;

/** The texts of the first directory. @param exif - as sharp hands it over, with or without its mark */
export function exifTexts(exif: Buffer): Record<string, string> {
  const data = exif.subarray(exif.indexOf('II*\0'));
  const at = data.readUInt32LE(4);
  const texts: Record<string, string> = {};
  for (let index = 0; index < data.readUInt16LE(at); index += 1) {
    const entry = at + 2 + index * 12;
    const [tag, type, length] = [data.readUInt16LE(entry), data.readUInt16LE(entry + 2), data.readUInt32LE(entry + 4)];
    const name = NAMES[tag];
    if (name === undefined || type !== ASCII) continue;
    const from = length <= 4 ? entry + 8 : data.readUInt32LE(entry + 8);
    texts[name] = data.toString('latin1', from, from + length).replace(/\0+$/, '');
  }
  return texts;
}
