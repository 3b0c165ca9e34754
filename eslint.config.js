import regexp from 'eslint-plugin-regexp';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { codeRules } from './tests/code-rules.ts';
import { importRules } from './tests/import-rules.ts';

// Here are the rules for `.svelte` files, and those that Oxlint lacks. The rest is in `oxlint.config.ts`.
export default defineConfig(
  globalIgnores(['.output/', '.wxt/', '.demo/', '.cache/', '.svelte-check/']),
  ts.configs.base,
  svelte.configs.recommended,
  {
    files: ['**/*.{ts,js,mjs,svelte}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'no-restricted-syntax': ['error', 'TSEnumDeclaration'] },
  },
  {
    // A text of a stranger may be as long as it likes: no expression takes more than linear time.
    files: ['{lib,components,entrypoints}/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
    },
  },
  { files: ['**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['**/*.svelte'],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        // For this file TypeScript reads all of the project again and again: the smaller it is, the better.
        project: './tsconfig.svelte.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      ...codeRules,
      // Props can be bound: `let` in front of all of them is Svelte's own way.
      'prefer-const': 'off',
      // There are no stores here, and looking for them is slow.
      'svelte/require-store-reactive-access': 'off',
      // A handler in markup may be async: nobody waits for it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  // Plain scripts: the stand-ins' pages, and what runs before TypeScript is installed.
  {
    files: ['**/*.{js,mjs}'],
    extends: [ts.configs.strict],
    rules: { eqeqeq: 'error', '@typescript-eslint/no-extraneous-class': 'off' },
  },
  { files: ['tests/**/*.svelte'], rules: { 'no-console': 'off' } },
  ...importRules,
);
