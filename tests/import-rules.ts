import type { Linter } from 'eslint';

/**
 * Who may import whom. Used by `eslint.config.js`, inside `.svelte` files too. `import-rules.test.ts` shows that each
 * rule reports a violation. `rooms.test.ts` follows imports through other files.
 *
 * Code of the extension imports from its own folder with `./` and from elsewhere with `@/`, so a rule has one form.
 */

type Forbidden = ({ group: string[] } | { regex: string }) & { message: string };

const folder = (...names: string[]) => names.flatMap((name) => [`@/${name}`, `@/${name}/**`]);

const climbing = { group: ['../**'], message: 'Import from another folder with @/.' };
const entrypoints = {
  group: folder('entrypoints'),
  message: 'Nothing imports from entrypoints/, except an entrypoint from its own folder.',
};
const background = {
  group: folder('lib/background'),
  message: 'lib/background/ belongs to entrypoints/background/ alone.',
};
const sandbox = {
  group: folder('sandbox', 'tests', 'scripts', 'bench'),
  message: 'The extension does not know what it is tested with.',
};
const polyfill = {
  group: ['webextension-polyfill', '@wxt-dev/browser'],
  message: 'Import `browser` from wxt/browser.',
};
const zod = {
  regex: '^zod(?!/mini$)',
  message: "`import * as z from 'zod/mini'`: the whole of zod weighs too much (docs/performance.md).",
};
const page = { group: ['svelte', 'svelte/**', ...folder('components')], message: 'lib/ draws nothing.' };
const sites = {
  group: folder('lib/sites'),
  message: 'components/ knows no site: the entrypoint passes what it needs.',
};
const database = { group: ['idb'], message: 'IndexedDB only in lib/background/storage/.' };
const browser = {
  group: ['wxt/browser', '\\#imports', '\\#i18n'],
  message: 'Pure code: pass in what it needs.',
};

const forbid = (...patterns: Forbidden[]): Linter.RulesRecord => ({
  'no-restricted-imports': ['error', { patterns }],
});
const everywhere = [climbing, sandbox, polyfill, zod];

/** An entrypoint may import its own folder by its full path, but no other entrypoint. */
const entrypoint = (name: string): Linter.Config => ({
  files: [`entrypoints/${name}/**`],
  rules: forbid(
    ...everywhere,
    {
      group: ['@/entrypoints/**', `!@/entrypoints/${name}`, `!@/entrypoints/${name}/**`],
      message: entrypoints.message,
    },
    ...(name === 'background' ? [] : [background]),
    database,
  ),
});

export const importRules: Linter.Config[] = [
  ...[
    'background',
    'base.content',
    'inbox-frame.content',
    'inbox-panel',
    'options',
    'order-panel',
    'picker',
    'popup',
    'sidepanel',
    'ticket.content',
    'welcome',
  ].map(entrypoint),
  {
    files: ['components/**'],
    rules: forbid(...everywhere, entrypoints, background, sites, database),
  },
  { files: ['lib/**'], rules: forbid(...everywhere, entrypoints, page, background, database) },
  { files: ['lib/background/**'], rules: forbid(...everywhere, entrypoints, page, database) },
  { files: ['lib/background/storage/**'], rules: forbid(...everywhere, entrypoints, page) },
  { files: ['lib/background/base-api/client.ts'], rules: forbid(...everywhere, entrypoints, page, database) },
  {
    files: ['lib/match/**', 'lib/model/**', 'lib/rules/**', 'lib/sites/**'],
    rules: forbid(...everywhere, entrypoints, page, background, database, browser),
  },
  {
    files: [
      'lib/background/sync/plan.ts',
      'lib/background/base-api/to-order.ts',
      'lib/background/base-api/schemas.ts',
    ],
    rules: forbid(...everywhere, entrypoints, page, database, browser),
  },
  {
    files: ['{lib,components,entrypoints}/**'],
    // `keep-texts.ts` reads a file of the extension.
    ignores: ['lib/background/base-api/client.ts', 'entrypoints/background/keep-texts.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Requests only in lib/background/base-api/client.ts.' },
      ],
    },
  },
  // Tests may use the tools of tests.
  {
    files: ['**/*.test.ts', '**/*.page.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
];
