import type { Linter } from 'eslint';
import { defineConfig } from 'oxlint';
import { codeRules, offInTests } from './tests/code-rules.ts';

/** The same rules by Oxlint's names. It does not know each rule that is off, so only a change says `off`. */
const rename = (rules: Linter.RulesRecord) =>
  Object.fromEntries(
    Object.entries(rules).map(([name, level]) => [name.replace('@typescript-eslint/', 'typescript/'), level]),
  );
const isOn = ([, level]: [string, unknown]) => level !== 'off';

export default defineConfig({
  plugins: ['typescript'],
  // Only the rules below.
  categories: { correctness: 'off' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  // ESLint reads these. The configurations at the top belong to no `tsconfig.json`.
  ignorePatterns: [
    '**/*.svelte',
    '**/*.js',
    '**/*.mjs',
    '*.config.ts',
    '.output/',
    '.wxt/',
    '.demo/',
    '.cache/',
  ],
  rules: rename(Object.fromEntries(Object.entries(codeRules).filter(isOn))),
  overrides: [
    { files: ['sandbox/**', 'scripts/**', 'tests/**', 'bench/**'], rules: { 'no-console': 'off' } },
    { files: ['**/*.test.ts', '**/*.page.ts'], rules: rename(offInTests) },
  ],
});
