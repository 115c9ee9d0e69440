/**
 * Which module imports which: read from the sources, by TypeScript's own parser.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';

import ts from 'typescript';

import { projectFolder } from './folders.ts';

/** One import of a module. */
export interface Import {
  /** The file that imports, as a path in the project. */
  from: string;
  /** The file that is imported as a path in the project, or the name of a package. */
  to: string;
  /** Whether only types are taken, so that nothing is loaded at run time. */
  typeOnly: boolean;
  /** Whether it stands in a script that an Astro file ships to the browser. */
  inBrowser: boolean;
}

/** Every import of some files. */
export function readImports(files: readonly string[]): Import[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(projectFolder, file), 'utf8');
    return partsOf(file, text).flatMap(({ code, inBrowser }) =>
      importsOf(file, code).map((each) => ({ ...each, inBrowser })),
    );
  });
}

/** The source files of some folders as paths in the project: TypeScript and Astro, without tests. */
export function sourceFiles(folders: readonly string[]): string[] {
  return typescriptFiles(folders).filter((file) => !file.endsWith('.test.ts'));
}

/** The TypeScript and Astro files of some folders as paths in the project, tests included. */
export function typescriptFiles(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|astro)$/.test(entry.name))
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

/** The code in a file: all of a module; front matter and scripts of an Astro file. */
function partsOf(file: string, text: string): { code: string; inBrowser: boolean }[] {
  if (extname(file) !== '.astro') return [{ code: text, inBrowser: false }];
  const frontMatter = /^---\n(.*?)^---$/ms.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code);
  return [{ code: frontMatter, inBrowser: false }, ...scripts.map((code) => ({ code, inBrowser: true }))];
}

function importsOf(file: string, code: string): Omit<Import, 'inBrowser'>[] {
  const found: Omit<Import, 'inBrowser'>[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ from: file, to: resolveSpecifier(file, specifier.text), typeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest));
  return found;
}

function resolveSpecifier(file: string, specifier: string): string {
  const [path = ''] = specifier.split('?');
  if (path.startsWith('#')) return `src/${path.slice(1)}`;
  if (path.startsWith('.')) return join(dirname(file), path).replaceAll('\\', '/');
  return path;
}
