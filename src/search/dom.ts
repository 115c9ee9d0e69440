/**
 * Builds elements. Text from data and from queries reaches a page through here alone, and only ever as text.
 */
import type { Range } from './match-word.ts';

/**
 * An element with attributes and children.
 *
 * @param name - name of an HTML element
 * @param attributes - null leaves an attribute out
 * @param children - texts stand as they are
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * A text whose ranges are in `<b>`.
 *
 * @param text - any text
 * @param ranges - in order, without overlaps
 */
export function marked(text: string, ranges: readonly Range[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(last, start), element('b', {}, text.slice(start, end)));
    last = end;
  }
  parts.push(text.slice(last));
  return parts.filter((part) => part !== '');
}
