/** What the extension takes from `#imports`, for tests in a page: WXT's own plugin for Vitest knows Node only. */
export { storage } from 'wxt/utils/storage';
