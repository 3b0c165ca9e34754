import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface ClientFile {
  type: string;
  text: string;
}

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

/** Reads the scripts and style sheets of one folder, by file name. */
export function readClientFiles(folder: URL): Map<string, ClientFile> {
  const files = new Map<string, ClientFile>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[name.split('.').pop() ?? ''];
    if (type)
      files.set(name, { type: `${type}; charset=utf-8`, text: readFileSync(new URL(name, folder), 'utf8') });
  }
  return files;
}

/**
 * Does what a CSS-in-JS build does: replaces every `x_name` in the source with a meaningless class name. It differs in
 * every build.
 */
export function hashClassNames(text: string, build: string): string {
  return text.replaceAll(/\bx_[a-zA-Z]+\b/g, (name) => {
    const digest = createHash('sha256').update(`${build} ${name}`).digest('base64url');
    return `css-${digest
      .replaceAll(/[^a-zA-Z0-9]/g, '')
      .slice(0, 7)
      .toLowerCase()}`;
  });
}
