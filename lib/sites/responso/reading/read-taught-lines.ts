import type { TaughtLines, TaughtProfile, TextField } from '@/lib/model/taught-field';
import { findTaught } from '@/lib/dom/find-taught';
import { readLines, type ReadOptions } from './walk/read-lines';

const textFields: readonly TextField[] = ['email', 'order', 'type', 'source'];
/** A custom selector points at one thing, not at a page, so no more lines than this are read. */
const mostLines = 40;

/**
 * Reads the text of the element of each custom selector, wherever it stands: also in bars and menus, which are ignored
 * otherwise.
 */
export function readTaughtLines(
  document: Document,
  taught: TaughtProfile,
  options: ReadOptions,
): TaughtLines {
  const lines: TaughtLines = {};
  for (const field of textFields) {
    const element = findTaught(document, taught[field], options.onRoot);
    if (element) lines[field] = linesOf(element, options);
  }
  return lines;
}

/** The visible lines of an element. Of a select, only the chosen option. */
export function linesOf(element: Element, options: ReadOptions): string[] {
  if (element instanceof HTMLSelectElement)
    return Array.from(element.selectedOptions, ({ label }) => label.trim()).filter(Boolean);
  return readLines(element, { ...options, hasAllFields: true }).slice(0, mostLines);
}
