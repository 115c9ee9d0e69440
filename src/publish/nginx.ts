/** The configuration of nginx. */
import { ASK_AGAIN, FOR_EVER, STATUSES_OF_FILES, byHeader, headerRules } from './headers.ts';
import type { HeaderValues } from './headers.ts';
import { escapeRegExp, listenAddresses } from './server.ts';
import type { ServerSettings } from './server.ts';
import { fileTypes, hasCharset } from './types.ts';
import type { FileType } from './types.ts';

/** A request for a folder's index by name, with the address of the folder: never one that begins like another host's. */
const INDEX = String.raw`^(/(?:[^/\\?][^?]*/)?)index\.html(?:\?|$)`;

/**
 * A server and what it needs of the `http` part of nginx's configuration.
 *
 * @throws RangeError when a value cannot stand in nginx's quotes
 */
export function nginxConfiguration(settings: ServerSettings): string {
  const { origin, base, folder } = settings;
  const headers = byHeader(headerRules(settings));
  const told = listenAddresses(settings);
  const listen = told.length > 0 ? told : ['80', '[::]:80'];
  return `# The atlas behind nginx: a file for /etc/nginx/conf.d/, made by \`npm run host -- nginx\`.
# brotli_static needs a module (Debian: libnginx-mod-http-brotli-static); without it take that line out.

map $http_range $atlas_part {
    "" "";
    default "part ";
}

${headers.map(mapOf).join('\n')}
server {
${listen.map((each) => `    listen ${each};`).join('\n')}
    server_name ${new URL(origin).hostname};
    server_tokens off;
    absolute_redirect off;

    # What the build compressed is sent as it lies there.
    gzip_static on;
    gzip_vary on;
    brotli_static on;

    default_type application/octet-stream;
    charset utf-8;
    charset_types ${charsetTypes().join(' ')};
    types {
${typeLines().join('\n')}
    }

    # Headers without a value are not sent.
${headers.map(({ name }) => `    add_header ${name} $${variableOf(name)} always;`).join('\n')}

    # A page has one address: that of its folder.
    if ($request_uri ~ ${quoted(INDEX)}) {
        return 301 $1$is_args$args;
    }

    location ${base} {
        alias ${quoted(`${folder}/`)};
        index index.html;
        # A folder without a page is no page.
        error_page 403 404 =404 ${base}404.html;
    }
${base === '/' ? '' : `    location = ${base.slice(0, -1)} {\n        return 301 ${base}$is_args$args;\n    }\n`}}
`;
}

/** The value of a header by address. Of several expressions nginx takes the first that matches, so the last rule leads. */
function mapOf({ name, values }: HeaderValues): string {
  const lastFirst = values.toReversed().map(({ pattern, value }) => [expressionOf(pattern), value] as const);
  // An error is asked for again, wherever it stands; so is a part, as nginx chooses headers before it knows of a bad range.
  const isLong = values.some(({ value }) => value === FOR_EVER);
  const source = isLong ? '"$atlas_part$status $uri"' : '$uri';
  const lines = isLong
    ? [
        [`^(?!(?:${STATUSES_OF_FILES.join('|')}) )`, ASK_AGAIN] as const,
        ...lastFirst.map(([uri, value]) => [`^\\d+ ${uri}`, value] as const),
      ]
    : lastFirst.map(([uri, value]) => [`^${uri}`, value] as const);
  const text = lines.map(([expression, value]) => `    ${quoted(`~${expression}`)} ${quoted(value)};`);
  return `map ${source} $${variableOf(name)} {\n${text.join('\n')}\n}\n`;
}

/** A pattern as an expression for what nginx has made of an address: a folder is its index by then. */
function expressionOf(pattern: string): string {
  if (pattern.endsWith('*')) return escapeRegExp(pattern.slice(0, -1));
  return `${escapeRegExp(pattern)}${pattern.endsWith('/') ? String.raw`(?:index\.html)?` : ''}$`;
}

function variableOf(header: string): string {
  return `atlas_${header.toLowerCase().replaceAll('-', '_')}`;
}

/** A text in quotes; nginx has no way to write a quote, a variable's sign or a line's end into one. */
function quoted(text: string): string {
  if (/["\n\r]|\$(?=\w|\{)/.test(text)) throw new RangeError(`nginx cannot be told ${JSON.stringify(text)}`);
  return `"${text.replaceAll('\\', '\\\\')}"`;
}

/** The endings of each type, as nginx wants them. */
function typeLines(): string[] {
  const endings = Map.groupBy(Object.entries(fileTypes), ([, { type }]) => type);
  return [...endings].map(([type, entries]) => `        ${type} ${entries.map(([ending]) => ending).join(' ')};`);
}

/** Types that get a charset; `text/html` always does, and nginx warns of naming it. */
function charsetTypes(): string[] {
  const types = Object.values(fileTypes)
    .filter((fileType: FileType) => hasCharset(fileType))
    .map(({ type }) => type as string);
  return [...new Set(types)].filter((type) => type !== 'text/html');
}
