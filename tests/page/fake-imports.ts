/** What the extension imports from `#imports`, for tests in a page. WXT's own plugin for Vitest only supports Node. */
export { storage } from 'wxt/utils/storage';
