import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanelShell, type PanelLook } from './panel-shell';

const nothing = (): undefined => undefined;
const docked: PanelLook = {
  ...{ home: 'dock', side: 'right', isFolded: false, isCramped: false },
  ...{ isOver: false, isFlush: false, isDark: false, size: 360, least: 300, most: 600 },
};
const looks: [string, Partial<PanelLook>][] = [
  ['docked', {}],
  ['docked at the left', { side: 'left' }],
  ['docked, folded', { isFolded: true }],
  ['docked, folded because there is no room', { isFolded: true, isCramped: true }],
  ['over the page', { isOver: true }],
  ['in a column', { home: 'column', size: 400 }],
  ['in a column, folded', { home: 'column', isFolded: true }],
];

beforeEach(() => {
  // The real root is closed: nobody sees into it, axe neither.
  const attach = Reflect.get(Element.prototype, 'attachShadow');
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    return Reflect.apply(attach, this, [{ ...init, mode: 'open' }]);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  ['light', false],
  ['dark', true],
] as const)(
  'in %s colours, axe finds nothing wrong in what the panel is folded, moved and resized by:',
  (_, isDark) => {
    it.each(looks)('%s', async (__, look) => {
      const actions = { onFold: nothing, onSide: nothing, onSize: nothing, onDone: nothing };
      const shell = createPanelShell('about:blank', actions);
      document.body.style.background = isDark ? '#1a1d23' : 'white';
      document.body.append(shell.host);
      shell.draw({ ...docked, ...look, isDark });
      expect(shell.host.shadowRoot?.querySelectorAll('[aria-label]').length).toBeGreaterThan(2);
      const { violations } = await axe.run(shell.host, { iframes: false });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    });
  },
);
