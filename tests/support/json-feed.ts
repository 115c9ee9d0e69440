/** The rules of JSON Feed 1.1 (jsonfeed.org/version/1.1) as a schema: what must be there, and what may be. */
import { z } from 'zod';

const author = z.strictObject({ name: z.string().optional(), url: z.url().optional(), avatar: z.url().optional() });
const date = z.iso.datetime({ offset: true });

const item = z
  .strictObject({
    id: z.string().min(1),
    url: z.url().optional(),
    external_url: z.url().optional(),
    title: z.string().optional(),
    content_html: z.string().optional(),
    content_text: z.string().optional(),
    summary: z.string().optional(),
    date_published: date.optional(),
    date_modified: date.optional(),
    authors: z.array(author).optional(),
    tags: z.array(z.string()).optional(),
    language: z.string().optional(),
  })
  .refine(({ content_html, content_text }) => content_html !== undefined || content_text !== undefined, {
    error: 'an item needs content_html or content_text',
  });

/** A JSON Feed. */
export const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string().optional(),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  authors: z.array(author).min(1),
  items: z.array(item).refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: 'an id occurs twice',
  }),
});
