import type { Linter } from 'eslint';
import ts from 'typescript-eslint';

/**
 * The rules of typescript-eslint that hold in all TypeScript, by ESLint's names. Oxlint applies them to `.ts` files
 * (`oxlint.config.ts`), in a tenth of the time that ESLint takes. ESLint applies them to `.svelte` files, for which
 * Oxlint has no types.
 */
export const codeRules: Linter.RulesRecord = {
  ...Object.fromEntries(ts.configs.strictTypeChecked.flatMap(({ rules = {} }) => Object.entries(rules))),
  // What enters is parsed at the door; inside, types are true and need no assertion.
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // Oxlint lacks these two. They look for what this project does not have: enums, and classes that stand in for each
  // other.
  '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  eqeqeq: 'error',
  'no-console': ['error', { allow: ['warn', 'error'] }],
};

/** Rules that are off in tests: bodies that a test has just asked for are taken as they are. */
export const offInTests: Linter.RulesRecord = {
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
};
