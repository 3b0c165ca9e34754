import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { base, helpdesk, writeExtension } from './write-extension.ts';

/** Writes an extension whose content script loads the polyfill of the extension API and does nothing. @returns its folder */
export function writePolyfillExtension(): Promise<string> {
  const polyfill = createRequire(import.meta.url).resolve(
    'webextension-polyfill/dist/browser-polyfill.min.js',
  );
  return writeExtension(
    {
      content_scripts: [
        { matches: [helpdesk, base], js: ['content-scripts/polyfill.js'], run_at: 'document_end' },
      ],
      background: { service_worker: 'worker.js' },
    },
    { 'content-scripts/polyfill.js': readFileSync(polyfill, 'utf8'), 'worker.js': '' },
  );
}
