import type { Result } from 'axe-core';
import axe from 'axe-core';
import type { View } from '../../sandbox/browser/view.ts';

/** In the document once its script has run there. */
declare const window: { axe: { run: () => Promise<{ violations: Result[] }> } };

/** What axe has to say of a document: each rule that is broken, and where. */
export async function violations(view: View): Promise<string[]> {
  await view.runScript(axe.source);
  return await view.evaluate(async () => {
    const { violations: found } = await window.axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
