import type { Result } from 'axe-core';
import axe from 'axe-core';
import type { View } from '../../sandbox/browser/view.ts';
import type { State } from './state.ts';

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

/** What axe has to say of each state in turn, by its name; nothing of those that nothing is wrong in. */
export async function violationsOf(
  states: AsyncIterable<State>,
): Promise<{ count: number; wrong: Record<string, string[]> }> {
  const wrong: Record<string, string[]> = {};
  let count = 0;
  for await (const { name, view } of states) {
    count += 1;
    const found = await violations(view);
    if (found.length > 0) wrong[name] = found;
  }
  return { count, wrong };
}

/** What axe has to say of a document of Sidecar's in both colour schemes: all its colours are `light-dark()`. */
export async function violations(view: View): Promise<string[]> {
  const found: string[] = [];
  const colours = new Set<string>();
  for (const scheme of ['light', 'dark']) {
    colours.add(await view.evaluate(switchScheme, scheme));
    found.push(...(await violationsIn(view, 'html')).map((broken) => `${scheme}: ${broken}`));
  }
  await view.evaluate(switchScheme, '');
  return colours.size === 2 ? found : [...found, 'Light and dark look the same.'];
}

/** Runs in the document: draws it in a colour scheme, and tells the text colour that it has then. */
function switchScheme(scheme: string): string {
  document.documentElement.style.colorScheme = scheme;
  return getComputedStyle(document.body).color;
}
