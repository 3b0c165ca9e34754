import type { InlineConfig, Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { dropPhoneFormats } from './scripts/drop-phone-formats.ts';

/** Any host of responso.com: the app's own host is not known for certain (responso.md §1). */
const responso = 'https://*.responso.com/*';

/** The API and the panel, whose host has a letter that no match pattern can say: `isBasePanel` does (base-panel.md §2). */
const base = ['https://*.baselinker.com/*', 'https://panel.base.com/*'];

/**
 * What our pages may load, and whom they may ask: the extension's own files, Base's API, the helpdesk in a frame, and the
 * team's server, over TLS or on this computer. Only the user knows the host of that server. Who may frame our pages is in
 * `web_accessible_resources`. Svelte needs no inline styles.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https://api.baselinker.com wss: ws://localhost:* ws://127.0.0.1:*",
  'frame-src https://*.responso.com',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Libraries write addresses of their documentation into error texts that no user sees. Without them the built
 * bundles name no host but Base's and Responso's, which `tests/built.test.ts` checks.
 */
function dropDocumentationLinks(): Plugin {
  return {
    name: 'drop-documentation-links',
    renderChunk: (code) => ({
      code: code.replace(/https?:\/\/(?:svelte\.dev|wxt\.dev|github\.com|json-schema\.org)[\w./#-]*/g, ''),
      map: null,
    }),
  };
}

/** What all pages of ours are made of. */
const ui =
  /\/components\/ui\/|\/node_modules\/(svelte|@lucide|esm-env|webextension-polyfill|@wxt-dev|wxt)\/|vite\/preload/;

/**
 * Puts what all pages share into one file. A browser needs about as long for a small file of an extension as for a large
 * one, and the order panel had fifty small ones.
 */
function joinSharedChunks({ build }: InlineConfig): void {
  // oxlint-disable-next-line typescript/no-deprecated -- WXT has its own output here
  for (const output of [build?.rollupOptions?.output ?? []].flat())
    output.codeSplitting = { groups: [{ name: 'ui', test: ui, minShareCount: 2 }] };
}

/** Where a user may add a helpdesk of any other host. The browser asks for that host alone. */
const anyHost = 'https://*/*';

/** The oldest versions that the extension is for. */
const oldest = {
  // The first that tells a partition of a site's own frames from that of frames within others (cookies.partitionKey).
  chrome: 130,
  // The first that knows data_collection_permissions on desktop and Android.
  firefox: 142,
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  // What the source package needs for `npm run build`, and nothing else: `npm run zip` builds it again.
  zip: {
    includeSources: [
      '{components,entrypoints,lib,locales,public,scripts}/**',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.node.json',
      'wxt.config.ts',
      'README.md',
      'LICENSE',
    ],
    excludeSources: ['**/*.page.ts'],
  },
  modules: ['@wxt-dev/module-svelte', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  vite: ({ browser }) => ({
    plugins: [dropDocumentationLinks(), dropPhoneFormats()],
    // What the manifest asks for: nothing is written anew for older browsers, `light-dark()` above all.
    build: {
      target: browser === 'firefox' ? `firefox${String(oldest.firefox)}` : `chrome${String(oldest.chrome)}`,
    },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ inputPath }) => inputPath.endsWith('.html'))) joinSharedChunks(config);
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // A private window would share the one background and its database with all others (MDN, `incognito`), and Chrome opens
    // no page of ours in its frames.
    incognito: 'not_allowed',
    // A development server has scripts and styles of its own.
    ...(command === 'build' && { content_security_policy: { extension_pages: policy } }),
    permissions: [
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'downloads',
      'scripting',
      'storage',
      'unlimitedStorage',
      'webRequest',
      ...(browser === 'firefox' ? ['webRequestBlocking' as const] : []),
    ],
    optional_permissions: ['cookies'],
    host_permissions: [...base, responso],
    optional_host_permissions: [anyHost],
    commands: {
      // Opens the popup.
      _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
      'toggle-panel': {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_extension_togglePanel__',
      },
    },
    web_accessible_resources: [
      {
        resources: ['order-panel.html', 'picker.html'],
        // The manifest cannot name hosts that are added later. In Chrome the files are only at an address that our content script
        // learns and that changes with each start; in Firefox every address of ours has a part that is secret.
        matches: [anyHost],
        ...(browser === 'chrome' && { use_dynamic_url: true }),
      },
      { resources: ['inbox-panel.html'], matches: base },
    ],
    ...(browser === 'chrome' && {
      minimum_chrome_version: String(oldest.chrome),
      // What an administrator can set. Firefox needs no schema (MDN, manifest.json `storage`).
      storage: { managed_schema: 'managed-schema.json' },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'sidecar@sidecar.example',
          strict_min_version: `${String(oldest.firefox)}.0`,
          // Mozilla counts what leaves the browser, also to the user's own account (docs/store.md).
          data_collection_permissions: {
            required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
          },
        },
      },
    }),
  }),
});
