/**
 * All scripts of the edition for reading offline, bundled as one: modules cannot be loaded from a folder. What a page
 * has no element for stays idle.
 */
// The box is loaded at once, as the address of its styles is made from that of the script that is running.
import '#search/box.ts';

import './edition-text.ts';
import '#explorer/compare.tsx';
import '#explorer/explore.ts';
import '#explorer/json-part.ts';
import '#explorer/people-in-space.ts';
import '#explorer/plot-part.ts';
import '#search/loader.ts';
import '#search/results.tsx';
import './age-note.ts';
