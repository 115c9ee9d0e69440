/**
 * Builds elements for scripts that are too small for Preact: the search box of every page, and saving a copy. Text from
 * data and from queries is only ever added as text.
 */
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
