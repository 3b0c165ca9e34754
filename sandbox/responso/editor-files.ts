import { existsSync, readFileSync } from 'node:fs';

/** Editors that helpdesks use, as their makers publish them: the name under which a page asks for a file, and the file. */
export const EDITOR_FILES: Readonly<Record<string, { type: string; path: string }>> = {
  'jquery.js': { type: 'text/javascript', path: 'jquery/dist/jquery.min.js' },
  'summernote.js': { type: 'text/javascript', path: 'summernote/dist/summernote-lite.min.js' },
  'summernote.css': { type: 'text/css', path: 'summernote/dist/summernote-lite.min.css' },
  'font/summernote.woff2': { type: 'font/woff2', path: 'summernote/dist/font/summernote.woff2' },
  'quill.js': { type: 'text/javascript', path: 'quill/dist/quill.js' },
  'quill.css': { type: 'text/css', path: 'quill/dist/quill.snow.css' },
};

/** A file of an editor; undefined for a name that is none. */
export function readEditorFile(name: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const file = EDITOR_FILES[name];
  if (!file) return undefined;
  const location = new URL(`../../node_modules/${file.path}`, import.meta.url);
  if (!existsSync(location)) throw new Error(`${file.path} is not in node_modules: run npm ci`);
  return { type: file.type, bytes: new Uint8Array(readFileSync(location)) };
}
