import type { Result } from 'axe-core';
import axe from 'axe-core';
import type { View } from '../../sandbox/browser/view.ts';

/** In the document once its script has run there. */
declare const window: { axe: { run: (within: string) => Promise<{ violations: Result[] }> } };

/** What axe has to say of a document, or of an element of it: each rule that is broken, and where. */
export async function violations(view: View, within = 'html'): Promise<string[]> {
  await view.runScript(axe.source);
  return await view.evaluate(async (selector) => {
    const { violations: found } = await window.axe.run(selector);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, within);
}
