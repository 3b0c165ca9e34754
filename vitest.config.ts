import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest(), svelte()],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['{lib,components,entrypoints,tests}/**/*.test.ts'],
    mockReset: true,
    restoreMocks: true,
  },
});
