/**
 * What a build with everything costs for 600 made-up craft, with social pictures, the edition for reading offline and
 * compressed copies: the first one, with nothing kept; one of the same; one after a record changed; one after a template
 * changed. And what the pages weigh on the wire.
 *
 * Run with `npm run bench -- whole`.
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { madeUpSnapshot } from './support/made-up-snapshot.ts';
import { median, report } from './support/figures.ts';
import { inProject } from './support/project.ts';

const CRAFT = 600;

/** A component of each craft's page. */
const TEMPLATE = join('src', 'layouts', 'Base.astro');

inProject(({ use, build, root, site }) => {
  const snapshot = madeUpSnapshot(CRAFT);
  use(snapshot);
  const cold = build('');
  report('first build, with everything', cold.seconds, 's', { atMost: 90 });
  report('first build, with everything, CPU', cold.cpu, 's');
  report('first build, with everything, peak memory', cold.megabytes, 'MB');
  weigh(site);
  const again = build('');
  report('nothing changed', again.seconds, 's', { atMost: 5 });
  report('nothing changed, over the first', again.seconds / cold.seconds, '', { atMost: 0.1 });
  const spacecraft = snapshot.spacecraft.map((craft, at) => (at === 300 ? { ...craft, flights_count: 77 } : craft));
  use({ ...snapshot, spacecraft });
  const record = build('');
  report('one record changed', record.seconds, 's');
  report('one record changed, over the first', record.seconds / cold.seconds, '', { atMost: 0.5 });
  report('one record changed, over the first, CPU', record.cpu / cold.cpu);
  const file = join(root, TEMPLATE);
  writeFileSync(file, readFileSync(file, 'utf8').replace('<body', '<body data-changed'));
  const template = build('');
  report('a template changed', template.seconds, 's');
  report('a template changed, over the first', template.seconds / cold.seconds);
});

/** Bytes on the wire, from the compressed copies: a page with the styles that it asks for. */
function weigh(site: string): void {
  const brotli = (path: string) => statSync(join(site, `${path}.br`)).size;
  const folders = readdirSync(join(site, 'spacecraft')).filter((name) => /-\d+$/.test(name));
  const pages = folders.map((folder) => {
    const path = `spacecraft/${folder}/index.html`;
    const links = readFileSync(join(site, path), 'utf8').match(/<link[^>]+rel="stylesheet"[^>]*>/g) ?? [];
    const styles = links.map((link) => (/href="\/([^"]+)"/.exec(link)?.[1] ?? '').split('?')[0] ?? '');
    return { html: brotli(path), css: styles.reduce((sum, style) => sum + brotli(style), 0) };
  });
  const whole = median(pages.map(({ html, css }) => html + css)) / 1000;
  report('craft’s page, HTML and CSS, brotli, median', whole, 'KB', { atMost: 3.5 });
  report('craft’s page, HTML alone, brotli, median', median(pages.map(({ html }) => html)) / 1000, 'KB');
  report('list of all craft, HTML alone, brotli', brotli('spacecraft/index.html') / 1000, 'KB');
  report('names for the search box, brotli', brotli('search/names.json') / 1000, 'KB');
}
