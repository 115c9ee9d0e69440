/**
 * On every page of the site: says so when the page comes from a saved copy, and goes on with saving one where that was
 * broken off. Does nothing, and stores nothing, for readers who never saved a copy.
 */
import { addNote } from './page-note.ts';
import { savingFlag } from './saving-flag.ts';

const root = document.documentElement.dataset['root'] ?? '/';
// Neither exists where the connection is not secure.
const container = 'serviceWorker' in navigator ? navigator.serviceWorker : null;

if (container?.controller) {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }) => {
    if (data === true) addNote(savedCopy());
    port1.close();
  });
  port1.start();
  container.controller.postMessage('saved?', [port2]);
}

if (document.querySelector('save-copy')) void import('./save-copy.ts');
else if (container && isFlagged()) {
  // Another page may be at it, or the network gone: then the next page tries again.
  void import('./saver.ts').then(({ resumeCopy }) => resumeCopy(root)).catch(() => undefined);
}

function isFlagged(): boolean {
  try {
    return localStorage.getItem(savingFlag(root)) !== null;
  } catch {
    // A reader may forbid a site to store anything; then there is nothing to go on with.
    return false;
  }
}

function savedCopy(): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `${root}offline/`;
  link.textContent = `Saved copy of ${document.querySelector('time[data-snapshot]')?.textContent ?? 'an earlier day'}`;
  return link;
}
