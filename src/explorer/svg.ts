/** Builds elements of SVG, as `element` does those of HTML: no style, and text only as text. */

/**
 * An element of SVG with attributes and children.
 *
 * @param attributes - null leaves an attribute out; numbers are written with two decimals at the most
 */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number | null>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, typeof value === 'number' ? String(rounded(value)) : value);
  }
  made.append(...children);
  return made;
}

/** A number with two decimals at the most. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
