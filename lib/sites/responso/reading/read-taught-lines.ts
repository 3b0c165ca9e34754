import type { TaughtLines, TaughtProfile, TextField } from '@/lib/model/taught-field';
import { findTaught } from '@/lib/dom/find-taught';
import { readLines, type ReadOptions } from './walk/read-lines';

const textFields: readonly TextField[] = ['email', 'order', 'type', 'source'];
/** What is taught is one thing, not a page. */
const mostLines = 40;

/**
 * The text in each taught element of a page, whatever stands around it: also in bars and menus, where nothing of a
 * ticket is looked for otherwise.
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

/** Of a choice only what is chosen is shown. */
export function linesOf(element: Element, options: ReadOptions): string[] {
  if (element instanceof HTMLSelectElement)
    return Array.from(element.selectedOptions, ({ label }) => label.trim()).filter(Boolean);
  return readLines(element, { ...options, hasAllFields: true }).slice(0, mostLines);
}
