/** True in the Firefox build. WXT's flag `FIREFOX` is not used, because it is the text 'false' in tests. */
export const isFirefox = import.meta.env.BROWSER === 'firefox';
