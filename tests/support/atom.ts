/**
 * The rules of Atom (RFC 4287, and its RELAX NG grammar in appendix B) for what feeds of changes hold: which elements
 * stand where and how often, and what their text may be.
 */
import type { XmlElement } from './xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';

/** How often an element may stand in its parent. */
type Times = 'once' | 'at most once' | 'any';

const common = { id: 'once', title: 'once', updated: 'once', author: 'any', link: 'any', contributor: 'any' } as const;

const children: Readonly<Record<string, Readonly<Record<string, Times>>>> = {
  feed: {
    ...common,
    generator: 'at most once',
    icon: 'at most once',
    subtitle: 'at most once',
    rights: 'at most once',
    category: 'any',
    logo: 'at most once',
    entry: 'any',
  },
  entry: {
    ...common,
    content: 'at most once',
    published: 'at most once',
    summary: 'at most once',
    rights: 'at most once',
    category: 'any',
    source: 'at most once',
  },
  author: { name: 'once', uri: 'at most once', email: 'at most once' },
};

const attributes: Readonly<Record<string, readonly string[]>> = {
  link: ['href', 'rel', 'type', 'hreflang', 'title', 'length'],
  content: ['type', 'src'],
  title: ['type'],
};

/** RFC 3339 with capital letters, as RFC 4287, 3.3 asks. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** What breaks a rule of Atom, in sentences; none where the feed is valid. */
export function problemsOfAtom(feed: XmlElement): string[] {
  const found: string[] = [];
  if (feed.name !== 'feed') found.push(`the root is ${feed.name}`);
  visit(feed, 'feed', found);

  const own = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);
  const entries = own(feed, 'entry');
  const authored = own(feed, 'author').length > 0;
  const ids = [feed, ...entries].flatMap((element) => own(element, 'id').map(({ text }) => text));
  if (new Set(ids).size < ids.length) found.push('an id occurs twice');
  for (const element of [feed, ...entries]) {
    const links = own(element, 'link').map((link) => link.attributes);
    const kinds = links.filter(({ rel }) => rel === 'alternate').map(({ type, hreflang }) => `${type} ${hreflang}`);
    if (new Set(kinds).size < kinds.length) found.push('two alternate links of one type and language');
    if (element.name === 'entry' && own(element, 'content').length === 0 && kinds.length === 0) {
      found.push('an entry without content and alternate link');
    }
    if (!authored && own(element, 'author').length === 0) found.push(`${element.name} without author`);
  }
  if (!own(feed, 'link').some((link) => link.attributes['rel'] === 'self')) found.push('no link to the feed itself');
  return found;
}

function visit(element: XmlElement, path: string, found: string[]): void {
  if (element.namespace !== ATOM) found.push(`${path} is in the namespace "${element.namespace}"`);
  const rules = children[element.name];
  const known = [...(attributes[element.name] ?? []), 'xml:lang', 'xml:base', 'xmlns'];
  for (const name of Object.keys(element.attributes)) {
    if (!known.includes(name)) found.push(`${path} has the attribute ${name}`);
  }
  if (rules) {
    if (element.text.trim() !== '') found.push(`${path} holds text`);
    for (const [name, times] of Object.entries(rules)) {
      const count = element.children.filter((child) => child.name === name).length;
      if (times === 'once' && count !== 1) found.push(`${path} has ${count} of ${name}; expected one`);
      if (times === 'at most once' && count > 1) found.push(`${path} has ${count} of ${name}; expected one at most`);
    }
  }
  for (const child of element.children) {
    if (!rules || !(child.name in rules)) found.push(`${path} holds ${child.name}`);
    visit(child, `${path}/${child.name}`, found);
  }
  const text = element.text;
  if (['updated', 'published'].includes(element.name) && !(DATE.test(text) && !Number.isNaN(Date.parse(text)))) {
    found.push(`${path} is "${text}"`);
  }
  if (element.name === 'id' && !URL.canParse(text)) found.push(`${path} is "${text}", no IRI`);
  if (element.name === 'link' && !URL.canParse(element.attributes['href'] ?? '')) found.push(`${path} leads nowhere`);
  if (['title', 'name'].includes(element.name) && text.trim() === '') found.push(`${path} is empty`);
  const type = element.attributes['type'];
  if (['title', 'content'].includes(element.name) && type !== undefined && !['text', 'html'].includes(type)) {
    found.push(`${path} is of the type ${type}`);
  }
}
