/**
 * The linter looks for mistakes; form is Prettier's business. Each rule that is relaxed says why.
 */
import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const OWN_FOLDERS = ['bench', 'deploy', 'public', 'scripts', 'src', 'tests'];

export default defineConfig(
  // Only the project's own folders: OUT_DIR may name any other.
  globalIgnores(['*/', ...OWN_FOLDERS.map((name) => `!${name}/`), '**/.wrangler/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs['flat/recommended'],
  astro.configs['flat/jsx-a11y-strict'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers and booleans are as plain in a template as texts; objects and null stay errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An empty setting counts as absent, and a duration of 0 as none: `||` is what is meant there.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      // Brackets show that a key may be absent, as those of an environment are.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // It asks for `!`, which another rule forbids; `as number` says what an index within bounds holds.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
    },
  },
  {
    // Their command line is where they speak.
    files: ['scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Texts of a stranger meet these expressions: the time that one takes grows with the length and no faster.
    files: ['src/**', 'scripts/**', 'deploy/**'],
    ignores: ['**/*.test.ts'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: {
      // A fixture knows that its record is there; if it is not, the test fails, which is right.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Vitest reads from the pattern which fixtures a fixture needs: an empty one says none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  {
    // A handler of a view is one line; what it returns goes nowhere.
    files: ['src/**/*.tsx'],
    rules: { '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }] },
  },
  {
    files: ['**/*.astro'],
    // The type-aware rules need a program that TypeScript builds without the Astro files; `astro check` covers their types.
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      'astro/no-set-html-directive': 'error',
      'astro/no-unused-css-selector': 'error',
      // A script without `is:inline` becomes a file; that nothing is inline is tested on the built pages.
      'astro/no-unsafe-inline-scripts': 'off',
    },
  },
  {
    // The paths of the project's own drawings, which are checked when they are read; data for machines, escaped.
    files: ['InSpace', 'JsonLd', 'LineUp', 'Plate', 'RecordHolders'].map((name) => `src/components/${name}.astro`),
    rules: { 'astro/no-set-html-directive': 'off' },
  },
  {
    // It runs by itself on any machine, and its command line is where it speaks.
    files: ['src/integrations/offline/verify.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  {
    // Plain JavaScript is in no TypeScript program.
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
