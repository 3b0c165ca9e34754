/** `wxt/browser` for tests in a page: an extension's API that keeps everything in memory. */
export { fakeBrowser as browser } from 'wxt/testing/fake-browser';
