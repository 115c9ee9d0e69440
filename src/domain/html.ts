/** Text inside HTML and XML that is written by hand rather than by Astro. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that may stand between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Signs that no XML document may hold, not even as references: control characters, halves of letters, two others. */
const UNFIT = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text that may stand between tags or inside a quoted attribute of XML; what no XML may hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replaceAll(UNFIT, '\uFFFD'));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its character references resolved; what is none of HTML's five basic names stays as it is. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all: string, ...groups: unknown[]) => {
    const [decimal, hexadecimal, name] = groups as (string | undefined)[];
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null;
    if (code !== null) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
    return named[name?.toLowerCase() ?? ''] ?? all;
  });
}
