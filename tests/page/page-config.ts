import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { UserConfig } from 'vite';

const root = join(import.meta.dirname, '../..');

/** Vite's configuration for our pages without an extension, with an extension API that keeps everything in memory. */
export const pageConfig = {
  plugins: [svelte({ configFile: false })],
  resolve: {
    alias: {
      '@': root,
      '#imports': join(root, 'tests/page/fake-imports.ts'),
      'wxt/browser': join(root, 'tests/page/fake-browser.ts'),
      '@wxt-dev/browser': join(root, 'tests/page/fake-browser.ts'),
    },
  },
} satisfies UserConfig;
