import type { Page } from 'puppeteer-core';

/**
 * Gives frames back the session of their own process. Puppeteer 25 handles events of frames only after it has read their
 * tree, and shares one mark for that among all of a page (`FrameManager.initialize`, `#frameTreeHandled`). Where two frames
 * of other processes are attached at once, it may not know one yet when the browser gives that its session: it keeps the
 * session of the page, never learns its address, and misses all its documents. Puppeteer has no way to set that right, so
 * this uses what it keeps to itself; where that has changed, it does nothing.
 */
export async function repairFrames(page: Page): Promise<void> {
  const manager: unknown = Reflect.get(page.mainFrame(), '_frameManager');
  // oxlint-disable-next-line typescript/no-deprecated -- only a target leads to those of its frames
  const whole = page.target();
  const targets = call(whole, '_targetManager');
  const follow = async (target: unknown) => {
    const children = call(targets, 'getChildTargets', target);
    if (!(children instanceof Set)) return;
    for (const child of children) {
      const session = call(child, '_session');
      const frame = call(manager, 'frame', get(child, '_targetId'));
      if (session && frame && get(frame, 'client') !== session) {
        call(frame, 'updateClient', session);
        await call(manager, 'initialize', session, frame);
      }
      await follow(child);
    }
  };
  await follow(whole);
}

function get(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}

function call(on: unknown, name: string, ...parameters: unknown[]): unknown {
  const method = get(on, name);
  return typeof method === 'function' ? Reflect.apply(method, on, parameters) : undefined;
}
