/** The configuration of Caddy. */
import { FOR_EVER, headerRules } from './headers.ts';
import type { HeaderRule } from './headers.ts';
import { listenAddresses } from './server.ts';
import type { ServerSettings } from './server.ts';
import { contentTypeOf, fileTypes } from './types.ts';

/** A site of a Caddyfile. */
export function caddyConfiguration(settings: ServerSettings): string {
  const { origin, base, folder } = settings;
  const address = listenAddresses(settings).join(', ') || origin.replace(/^https:\/\//, '');
  const files = `root * ${quoted(folder)}
# Caddy's own redirect to the slash forgets what was asked. Two slashes in front would be another host's address.
@folder {
	path_regexp folder ^((?:/[\\w.~-]+)+)$
	file {path}/index.html
}
route @folder {
	rewrite * {re.folder.1}/
	redir * ${base.slice(0, -1)}{uri} permanent
}
file_server {
	precompressed br gzip
}`;
  return `# The atlas behind Caddy, made by \`npm run host -- caddy\`.

${address} {
	# In this order: a later header takes the place of an earlier one.
	route {
${indented(headerRules(settings).map(headerBlock).join('\n'), 2)}
${indented(typeLines().join('\n'), 2)}

		# A page has one address: that of its folder.
		@index path_regexp index ^(/(?:[\\w.~-]+/)*)index\\.html$
		route @index {
			rewrite * {re.index.1}
			redir {uri} permanent
		}
${indented(base === '/' ? files : inFolder(base, files), 2)}
	}

	handle_errors {
		header Content-Type "text/html; charset=utf-8"
		header Cache-Control "public, max-age=0, must-revalidate"
		root * ${quoted(folder)}
		rewrite * /404.html
		file_server {
			precompressed br gzip
		}
	}
}
`;
}

function inFolder(base: string, files: string): string {
  return `redir ${base.slice(0, -1)} ${base} permanent
handle_path ${base}* {
${indented(files, 1)}
}
# What else stands on this host goes here; without an answer Caddy would send an empty page.
handle {
	respond 404
}`;
}

function headerBlock({ pattern, headers }: HeaderRule, index: number): string {
  const lines = Object.entries(headers).map(([name, value]) => `\t${name} ${quoted(value)}`);
  const block = (matcher: string) => `header ${matcher} {\n${lines.join('\n')}\n}`;
  return headers['Cache-Control'] === FOR_EVER
    ? `${wholeFile(pattern, index)}\n${block(`@whole${index}`)}`
    : block(pattern);
}

/**
 * Requests that are answered with a whole file, with the news that it is unchanged, or by `handle_errors`: Caddy decides on
 * headers before it knows of an error.
 */
function wholeFile(pattern: string, index: number): string {
  const conditions = ['Range', 'If-Match', 'If-Unmodified-Since'].map((name) => `\tnot header ${name} *`);
  return `@whole${index} {\n\tpath ${pattern}\n${conditions.join('\n')}\n}`;
}

/** Types that Caddy would take from the system, which knows some of them here and others there. */
function typeLines(): string[] {
  return Object.keys(fileTypes).map((ending) => {
    const name = `@${ending}`;
    return `${name} path *.${ending}\nheader ${name} Content-Type ${quoted(contentTypeOf(`.${ending}`))}`;
  });
}

/** A text in the quotes in which Caddy takes it as it stands. */
function quoted(text: string): string {
  if (text.includes('`')) throw new RangeError(`Caddy cannot be told ${JSON.stringify(text)}`);
  return text.includes('"') ? `\`${text}\`` : `"${text.replaceAll('\\', '\\\\')}"`;
}

function indented(text: string, depth: number): string {
  return text.replaceAll(/^(?=.)/gm, '\t'.repeat(depth));
}
