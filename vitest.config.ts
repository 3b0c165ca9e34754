import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { findBrowser } from './sandbox/browser/find.ts';
import { pageConfig } from './tests/page/page-config.ts';

/** As WXT has it: the root of this repository. */
const alias = { '@': import.meta.dirname };

/** Both browsers together, on two cores: a test often waits for an alarm, but more than three wait for each other. */
const endToEndWorkers = 3;

/**
 * Flows through the real build in a real browser. In Firefox one for each feature, and what differs there
 * (docs/browsers.md): the rest is `*.chromium.e2e.ts`.
 */
const endToEnd = (kind: 'chromium' | 'firefox'): TestProjectInlineConfiguration => ({
  resolve: { alias },
  test: {
    name: kind,
    include: ['tests/e2e/**/*.e2e.ts'],
    exclude: kind === 'firefox' ? ['**/*.chromium.e2e.ts'] : [],
    provide: { kind },
    globalSetup: ['tests/e2e/run-folder.ts'],
    maxWorkers: endToEndWorkers,
    // The files of one worker use one browser (tests/e2e/lent-browser.ts).
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});

/** Tests of functions alone: nothing is left behind, so that the files of one worker may share their modules. */
const pure = 'lib/{async,dom,edit,insert,match,model,rules,sites}/**/*.test.ts';

/** The files that take longest, the longest first: begun last, they would keep one core waiting for the other. */
const longest = [
  ...['two-browsers', 'read-designs', 'simulate', 'launch', 'designs'],
  ...[
    'inbox',
    'labels',
    'rules',
    'panel',
    'dock',
    'ticket',
    'hostile',
    'awkward-layouts',
    'inbox-recovers',
    'teaching',
  ],
  ...['another-helpdesk', 'insert', 'edits', 'resume', 'framing', 'states', 'switching'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) =>
        new RegExp(`/${name}(?:\\.chromium)?\\.(?:e2e|test)\\.ts$`).test(moduleId),
      );
      return at < 0 ? longest.length : at;
    };
    // A worker stays as long as the next file is one of its project.
    const isFirefox = ({ project }: TestSpecification) => Number(project.name === 'firefox');
    return (await super.sort(files)).toSorted((a, b) => isFirefox(a) - isFirefox(b) || place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // One for each core: vitest would leave one of two idle.
    maxWorkers: availableParallelism(),
    projects: [
      {
        plugins: [WxtVitest(), svelte({ configFile: false })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          include: ['{lib,components,entrypoints,tests}/**/*.test.ts'],
          exclude: [pure],
          restoreMocks: true,
          // Far more than the slowest takes: only what hangs ends here, also on a machine that is busy.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [WxtVitest()],
        test: { name: 'pure', include: [pure], isolate: false, restoreMocks: true, testTimeout: 30_000 },
      },
      {
        resolve: { alias },
        test: { name: 'sandbox', include: ['sandbox/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        ...pageConfig,
        // A dependency that Vite finds late makes the page reload in the middle of a test.
        optimizeDeps: {
          entries: ['{lib,components,entrypoints,tests}/**/*.page.ts', 'tests/page/setup.ts'],
        },
        test: {
          // What needs a real page and nothing of an extension: readers of pages, components with a fake background.
          name: 'page',
          include: ['{lib,components,entrypoints,tests}/**/*.page.ts'],
          setupFiles: ['tests/page/setup.ts'],
          // Three browsers may share two cores: a condition is waited for, not timed.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 40_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // A locator finds a text also where it is only a part.
            locators: { exact: false },
            provider: playwright({
              // What is not there after this long does not come.
              actionTimeout: 15_000,
              launchOptions: {
                executablePath: (await findBrowser('chromium')) ?? '',
                // Root has no sandbox; the rest keeps Chromium from looking for the internet.
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--no-first-run',
                ],
              },
            }),
            viewport: { width: 1280, height: 800 },
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      endToEnd('chromium'),
      endToEnd('firefox'),
      // Only for `npm run trust`: everything at once, in Chromium.
      {
        resolve: { alias },
        test: {
          name: 'chaos',
          include: ['tests/trust/chaos/*.chaos.ts'],
          provide: { kind: 'chromium' },
          globalSetup: ['tests/e2e/run-folder.ts'],
          maxWorkers: 1,
          // A run mostly waits: for alarms, for the next cycle of the sync.
          maxConcurrency: 3,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
