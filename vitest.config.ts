import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The same specs against the real build in a real browser. Each file has a world of its own and mostly waits; two cores bear so many. */
/** As WXT has it: the root of this repository. */
const alias = { '@': import.meta.dirname };

const endToEnd = (kind: 'chromium' | 'firefox'): TestProjectInlineConfiguration => ({
  resolve: { alias },
  test: {
    name: kind,
    include: ['tests/e2e/**/*.e2e.ts'],
    provide: { kind },
    maxWorkers: kind === 'firefox' ? 2 : 3,
    // A browser that shares two cores with others now and then loses a press. What is broken fails twice.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});

/** The files that take longest, the longest first: begun last, they would keep one core waiting for the other. */
const longest = [
  'axe-panel',
  'labels',
  'dock',
  'axe-pages',
  'inbox',
  'resume',
  'unknown-layouts',
  'ticket',
  'pseudo-locale',
  'switching',
  'rules-pages',
  'status',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.e2e.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest(), svelte({ configFile: false })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          include: ['{lib,components,entrypoints,tests}/**/*.test.ts'],
          restoreMocks: true,
        },
      },
      {
        resolve: { alias },
        test: { name: 'sandbox', include: ['sandbox/**/*.test.ts'], testTimeout: 30_000 },
      },
      endToEnd('chromium'),
      endToEnd('firefox'),
    ],
  },
});
