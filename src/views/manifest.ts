/** What the site says about itself to browsers and crawlers: web app manifest, search description, robots.txt. */
import type { SiteContext } from '#context.ts';
import { escapeHtml } from '#domain/html.ts';

const DESCRIPTION = 'Every spacecraft that Launch Library 2 knows: what it is, how large it is, and when it flew.';

/** The icons that are drawn from the site's own. */
export const icons = [
  { size: 48, maskable: false },
  { size: 180, maskable: true },
  { size: 192, maskable: false },
  { size: 512, maskable: false },
  { size: 512, maskable: true },
] as const;

/** The web app manifest. */
export function manifest({ routes, site }: SiteContext): object {
  return {
    name: site.name,
    short_name: site.shortName,
    description: DESCRIPTION,
    id: routes.home,
    start_url: routes.home,
    scope: routes.home,
    display: 'minimal-ui',
    lang: 'en',
    dir: 'ltr',
    background_color: site.colours.day,
    theme_color: site.colours.day,
    icons: [
      { src: routes.favicon, type: 'image/svg+xml', sizes: 'any' },
      ...icons
        .filter(({ size }) => size >= 192)
        .map(({ size, maskable }) => ({
          src: routes.icon(size, maskable),
          type: 'image/png',
          sizes: `${size}x${size}`,
          purpose: maskable ? 'maskable' : 'any',
        })),
    ],
  };
}

/** The description of the site's search, by which a browser offers it in its address bar. */
export function openSearch({ routes, site }: SiteContext): string {
  const template = `${site.origin}${routes.search}?q={searchTerms}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeHtml(site.name)}</ShortName>
<Description>Search for spacecraft by name, serial number, configuration, mission or destination.</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="192" height="192" type="image/png">${escapeHtml(site.origin + routes.icon(192))}</Image>
<Url type="text/html" template="${escapeHtml(template)}"/>
</OpenSearchDescription>
`;
}

/** What crawlers may do: everything. Pages that are not to be listed say so themselves, and must be read for it. */
export function robots({ routes, site }: SiteContext): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.origin}${routes.sitemap}\n`;
}
