import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({
  overrideConfigFile: true,
  // Only the import rules, without type information: the files below need not exist.
  overrideConfig: await withoutTypes(),
});

async function withoutTypes() {
  const [{ importRules }, { default: ts }, { default: svelte }] = await Promise.all([
    import('./import-rules.ts'),
    import('typescript-eslint'),
    import('eslint-plugin-svelte'),
  ]);
  return [
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    ...svelte.configs.base,
    { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
    ...importRules,
  ];
}

async function isForbidden(file: string, from: string): Promise<boolean> {
  return breaksRule(file, `import { x } from '${from}';\nx();`, 'no-restricted-imports');
}

async function breaksRule(file: string, line: string, rule: string): Promise<boolean> {
  const code = file.endsWith('.svelte') ? `<script lang="ts">\n${line}\n</script>` : line;
  const [result] = await eslint.lintText(code, { filePath: file });
  if (!result || result.fatalErrorCount > 0) throw new Error(`${file} could not be linted`);
  return result.messages.some(({ ruleId }) => ruleId === rule);
}

describe('an import rule that is broken is an error', () => {
  it.each([
    ['lib/model/order.ts', '@/entrypoints/background/handlers'],
    ['components/order/OrderCard.svelte', '@/entrypoints/options/main'],
    ['entrypoints/options/Options.svelte', '@/entrypoints/popup/main'],
    ['entrypoints/options/Options.svelte', '@/lib/background/storage/vault'],
    ['entrypoints/ticket.content/index.ts', '@/lib/background/storage/db'],
    ['components/order/OrderCard.svelte', '@/lib/background/orders/find-orders'],
    ['components/order/OrderCard.svelte', '@/lib/sites/base/base-urls'],
    ['components/order/OrderCard.svelte', 'idb'],
    ['lib/model/order.ts', '@/lib/background/storage/db'],
    ['lib/model/order.ts', 'svelte'],
    ['lib/background/orders/find-orders.ts', '@/components/order/OrderCard.svelte'],
    ['lib/background/orders/find-orders.ts', 'idb'],
    ['lib/background/base-api/client.ts', 'idb'],
    ['lib/text/format.ts', '../../sandbox/start'],
    ['lib/text/format.ts', '@/sandbox/start'],
    ['lib/match/keys/keys.ts', 'wxt/browser'],
    ['lib/match/keys/keys.ts', '../background/orders/find-orders'],
    ['lib/sites/responso/responso-urls.ts', '@/lib/background/orders/find-orders'],
    ['lib/sites/responso/responso-urls.ts', '#imports'],
    ['lib/background/sync/plan.ts', 'wxt/browser'],
    ['lib/background/base-api/to-order.ts', '#imports'],
    ['entrypoints/background/alarms.ts', 'webextension-polyfill'],
    ['lib/model/order.ts', 'zod'],
    ['lib/background/base-api/schemas.ts', 'zod/v4'],
    ['components/order/OrderCard.svelte', 'zod'],
  ])('%s may not import %s', async (file, from) => {
    expect(await isForbidden(file, from)).toBe(true);
  });

  it.each([
    ['entrypoints/background/handlers/accounts.ts', '@/lib/background/accounts/list-accounts'],
    ['entrypoints/background/index.ts', './handlers'],
    ['entrypoints/options/accounts/AccountCard.svelte', '@/entrypoints/options/diagnostics/unread-reason'],
    ['entrypoints/options/Options.svelte', '@/components/account/ConnectBase.svelte'],
    ['components/order/OrderCard.svelte', '@/lib/match/rank'],
    ['lib/background/storage/db.ts', 'idb'],
    ['lib/background/sync/step.ts', '@/lib/background/storage/db'],
    ['lib/stored/stored-item.ts', '#imports'],
  ])('%s may import %s', async (file, from) => {
    expect(await isForbidden(file, from)).toBe(false);
  });

  it.each([
    ['lib/background/accounts/list-accounts.ts', true],
    ['components/order/OrderCard.svelte', true],
    ['lib/background/base-api/client.ts', false],
  ])('a request in %s: forbidden is %s', async (file, isWrong) => {
    expect(await breaksRule(file, `void fetch('https://example.com');`, 'no-restricted-globals')).toBe(
      isWrong,
    );
  });
});
