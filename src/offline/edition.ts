/**
 * All scripts of the edition for reading offline, bundled as one: modules cannot be loaded from a folder. What a page
 * has no element for stays idle.
 */
import './edition-text.ts';
import '#search/loader.ts';
import '#search/results.ts';
import './age-note.ts';
