import { existsSync, readFileSync } from 'node:fs';

/** Common editor libraries as published on npm: the name that a page imports, and the file in node_modules. */
export const EDITOR_FILES: Readonly<Record<string, { type: string; path: string }>> = {
  'jquery.js': { type: 'text/javascript', path: 'jquery/dist/jquery.min.js' },
  'summernote.js': { type: 'text/javascript', path: 'summernote/dist/summernote-lite.min.js' },
  'summernote.css': { type: 'text/css', path: 'summernote/dist/summernote-lite.min.css' },
  'font/summernote.woff2': { type: 'font/woff2', path: 'summernote/dist/font/summernote.woff2' },
  'quill.js': { type: 'text/javascript', path: 'quill/dist/quill.js' },
  'quill.css': { type: 'text/css', path: 'quill/dist/quill.snow.css' },
};

/**
 * Reads a file of an editor library; undefined for an unknown name.
 *
 * @throws if the package is not installed.
 */
export function readEditorFile(name: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const file = EDITOR_FILES[name];
  if (!file) return undefined;
  const location = new URL(`../../node_modules/${file.path}`, import.meta.url);
  if (!existsSync(location)) throw new Error(`${file.path} is not in node_modules: run npm ci`);
  return { type: file.type, bytes: new Uint8Array(readFileSync(location)) };
}
