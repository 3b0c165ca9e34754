/** Which browser this was built for; not its flag `FIREFOX`, which is the text 'false' in tests. */
export const isFirefox = import.meta.env.BROWSER === 'firefox';
