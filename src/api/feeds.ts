/** Feeds of changes as text: Atom (RFC 4287) and JSON Feed 1.1. */
import { escapeXml } from '#domain/html.ts';

/** A feed. */
export interface Feed {
  /** Never changes: a `tag:` URI (RFC 4151). */
  id: string;
  title: string;
  /** Full address of the page that the feed follows. */
  page: string;
  /** Full address of the feed itself. */
  self: string;
  /** Moment of the latest change, or since when changes are kept. */
  updated: string;
  author: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

/** A change, or all of a day. */
export interface FeedEntry {
  /** Never changes: a `tag:` URI. */
  id: string;
  title: string;
  /** Full address of the page that it leads to. */
  page: string;
  /** Moment of the change. */
  updated: string;
  text: string;
}

/** A feed as an Atom document. */
export function atomFeed({ id, title, page, self, updated, author, entries }: Feed): string {
  const text = (name: string, value: string) => `<${name}>${escapeXml(value)}</${name}>\n`;
  const link = (relation: string, type: string, href: string) =>
    `<link rel="${relation}" type="${type}" href="${escapeXml(href)}"/>\n`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n',
    text('id', id),
    text('title', title),
    text('updated', updated),
    `<author>${text('name', author).trimEnd()}</author>\n`,
    link('self', 'application/atom+xml', self),
    link('alternate', 'text/html', page),
    ...entries.flatMap((entry) => [
      '<entry>\n',
      text('id', entry.id),
      text('title', entry.title),
      text('updated', entry.updated),
      link('alternate', 'text/html', entry.page),
      `<content type="text">${escapeXml(entry.text)}</content>\n`,
      '</entry>\n',
    ]),
    '</feed>\n',
  ].join('');
}

/** A feed as a document of JSON Feed 1.1. */
export function jsonFeed({ title, page, self, author, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    language: 'en',
    authors: [{ name: author }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.page,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.updated,
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
