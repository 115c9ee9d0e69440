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
