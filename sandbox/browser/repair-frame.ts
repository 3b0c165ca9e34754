import { CDPSession } from 'puppeteer-core';
import type { Frame } from 'puppeteer-core';

/**
 * Gives a frame back the session of its own process, and the documents that were missed.
 *
 * Puppeteer 25 handles events of frames only after it has read their tree, and shares one mark for that among all of a page
 * (`FrameManager.initialize`, `#frameTreeHandled`). Where two frames of other processes are attached at once, it may not
 * know one yet when the browser gives that its session, or hear of it once more afterwards: the frame keeps the session of
 * the page. Then it has no document that could be asked, nor puppeteer's own world there, which finds where to click.
 * Puppeteer has no way to set that right, so this uses what it keeps to itself; where that has changed, it does nothing.
 */
export async function repairFrame(frame: Frame): Promise<void> {
  const page = frame.page();
  const manager: unknown = Reflect.get(page.mainFrame(), '_frameManager');
  // oxlint-disable-next-line typescript/no-deprecated -- only a target leads to those of its frames
  const whole = page.target();
  const targets = call(whole, '_targetManager');
  const follow = async (target: unknown) => {
    const children = call(targets, 'getChildTargets', target);
    if (!(children instanceof Set)) return;
    for (const child of children) {
      const session = call(child, '_session');
      const found = call(manager, 'frame', get(child, '_targetId'));
      if (session && found && get(found, 'client') !== session) {
        call(found, 'updateClient', session);
        await call(manager, 'initialize', session, found);
        await call(session, 'send', 'Page.createIsolatedWorld', {
          frameId: get(found, '_id'),
          worldName: await nameOfOwnWorld(),
          // So spelled in the protocol.
          grantUniveralAccess: true,
        });
      }
      await follow(child);
    }
  };
  await follow(whole);
  // The browser names the documents again.
  const session: unknown = Reflect.get(frame, 'client');
  if (!(session instanceof CDPSession)) return;
  await session.send('Runtime.disable');
  await session.send('Runtime.enable');
}

/** The name of the world in which puppeteer runs its own scripts. */
async function nameOfOwnWorld(): Promise<unknown> {
  // It has no types.
  const internal: string = 'puppeteer-core/internal/common/util.js';
  return get(await import(internal), 'UTILITY_WORLD_NAME');
}

function get(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}

function call(on: unknown, name: string, ...parameters: unknown[]): unknown {
  const method = get(on, name);
  return typeof method === 'function' ? Reflect.apply(method, on, parameters) : undefined;
}
