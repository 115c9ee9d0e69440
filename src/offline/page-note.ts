/** The line in a page's header that says which copy this is and how old its facts are. */

/**
 * Adds to that line; makes it where there is none.
 *
 * @param content - a sentence or a link
 */
export function addNote(content: Node | string): void {
  const header = document.querySelector('body > header');
  if (!header) return;
  let line = header.querySelector('.page-note');
  if (!line) {
    line = document.createElement('p');
    line.className = 'page-note';
    header.append(line);
  }
  const part = document.createElement('span');
  part.append(content);
  line.append(' ', part);
}
