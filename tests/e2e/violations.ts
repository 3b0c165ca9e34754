import type { Result } from 'axe-core';
import axe from 'axe-core';
import type { View } from '../../sandbox/browser/view.ts';

/** In the document once its script has run there. */
declare const window: { axe: { run: (within: string) => Promise<{ violations: Result[] }> } };

/** What axe has to say of an element of a document: each rule that is broken, and where. */
export async function violationsIn(view: View, within: string): Promise<string[]> {
  // Half a megabyte: once for each document.
  if (!(await view.evaluate(() => 'axe' in window))) await view.runScript(axe.source);
  return await view.evaluate(async (selector) => {
    const { violations } = await window.axe.run(selector);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, within);
}
