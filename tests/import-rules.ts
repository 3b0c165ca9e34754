import type { Linter } from 'eslint';

/**
 * Who may import whom (architecture). Used by `eslint.config.js`, inside `.svelte` files too; that each rule fails
 * when it is broken is tested in `import-rules.test.ts`.
 */

interface Forbidden {
  group: string[];
  message: string;
}

const anyFolder = (...names: string[]) =>
  names.flatMap((name) => [`@/${name}`, `@/${name}/**`, `**/${name}`, `**/${name}/**`]);

const entrypoints = {
  group: anyFolder('entrypoints'),
  message: 'Nothing imports from entrypoints/, except an entrypoint from its own folder.',
};
const background = {
  group: anyFolder('lib/background'),
  message: 'lib/background/ belongs to entrypoints/background/ alone.',
};
/** Inside lib/, where the way there does not name lib/. */
const backgroundBeside = { ...background, group: [...background.group, '**/background/**'] };
const sandbox = {
  group: anyFolder('sandbox', 'tests', 'scripts', 'bench'),
  message: 'The extension knows nothing of what it is tested with.',
};
const polyfill = {
  group: ['webextension-polyfill', '@wxt-dev/browser'],
  message: 'Import `browser` from wxt/browser.',
};
const page = { group: ['svelte', 'svelte/**', ...anyFolder('components')], message: 'lib/ draws nothing.' };
const database = { group: ['idb'], message: 'openDB only in lib/background/db.ts.' };
const network = { group: ['ofetch'], message: 'Requests only in lib/background/base-api/client.ts.' };
const browser = {
  group: ['wxt/browser', '\\#imports', '\\#i18n'],
  message: 'Pure code: what it needs is given to it.',
};

const forbid = (...patterns: Forbidden[]): Linter.RulesRecord => ({
  'no-restricted-imports': ['error', { patterns }],
});
const everywhere = [entrypoints, sandbox, polyfill];

export const importRules: Linter.Config[] = [
  { files: ['entrypoints/**'], rules: forbid(...everywhere, background, database, network) },
  { files: ['entrypoints/background/**'], rules: forbid(...everywhere, database, network) },
  {
    files: ['components/**'],
    rules: forbid(
      ...everywhere,
      background,
      {
        group: anyFolder('lib/sites'),
        message: 'components/ knows no site: the entrypoint passes what it needs.',
      },
      database,
      network,
    ),
  },
  {
    files: ['lib/**'],
    rules: forbid(...everywhere, page, backgroundBeside, database, network),
  },
  { files: ['lib/background/**'], rules: forbid(...everywhere, page, database, network) },
  { files: ['lib/background/db.ts'], rules: forbid(...everywhere, page, network) },
  { files: ['lib/background/base-api/client.ts'], rules: forbid(...everywhere, page, database) },
  {
    files: ['lib/match/**', 'lib/sites/**'],
    rules: forbid(...everywhere, page, backgroundBeside, database, network, browser),
  },
  {
    files: [
      'lib/background/sync/plan.ts',
      'lib/background/base-api/to-order.ts',
      'lib/background/base-api/schemas.ts',
    ],
    rules: forbid(...everywhere, page, database, network, browser),
  },
  // Tests may reach for the tools of tests.
  { files: ['**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
];
