import { fakeBrowser } from 'wxt/testing/fake-browser';

/**
 * `wxt/browser` for tests in a page: an extension API that keeps everything in memory. The parts below are missing in
 * WXT's fake browser, and its `reset` does not reset them.
 */
const permissions = {
  contains: () => Promise.resolve(true),
  request: () => Promise.resolve(true),
  remove: () => Promise.resolve(true),
  onAdded: { addListener: () => undefined, removeListener: () => undefined },
  onRemoved: { addListener: () => undefined, removeListener: () => undefined },
};

/** The parts of the manifest that the options show. */
const manifest = {
  version: '0.1.0',
  permissions: [
    'alarms',
    'declarativeNetRequestWithHostAccess',
    'downloads',
    'scripting',
    'sidePanel',
    'storage',
    'unlimitedStorage',
    'webRequest',
  ],
  optional_permissions: ['cookies'],
  host_permissions: ['https://*.baselinker.com/*', 'https://panel.base.com/*', 'https://*.responso.com/*'],
  optional_host_permissions: ['https://*/*'],
};

Object.assign(fakeBrowser.permissions, permissions);
Object.assign(fakeBrowser.i18n, { getUILanguage: () => 'en', getMessage: () => '' });
Object.assign(fakeBrowser.runtime, {
  getManifest: () => manifest,
  openOptionsPage: () => Promise.resolve(),
});
Object.assign(fakeBrowser.tabs, {
  getCurrent: () => Promise.resolve(undefined),
  // A listener in this page acts as the content script of every tab.
  sendMessage: (_tab: number, message: unknown) => fakeBrowser.runtime.sendMessage(message),
});
export { fakeBrowser as browser };
