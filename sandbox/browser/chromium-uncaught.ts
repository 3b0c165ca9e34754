import type { CDPSession, Protocol } from 'puppeteer-core';

/**
 * Collects every uncaught error in every context of Chromium. Puppeteer's own events leave out frames of other origins
 * and the extension's worker.
 *
 * @param root a session with the browser itself.
 * @returns two growing lists, of the errors and of the console output, and `releaseWorkers`. A worker does not stop
 *   while a debugger is attached to it, so call `releaseWorkers` before you stop one. It attaches to workers that start
 *   later.
 */
export async function collectUncaught(
  root: CDPSession,
): Promise<{ uncaught: string[]; written: string[]; releaseWorkers: () => Promise<void> }> {
  const uncaught: string[] = [];
  const written: string[] = [];
  const workers = new Set<string>();

  const followTargets = (session: CDPSession, filter: Protocol.Target.TargetFilter) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const child = session.connection()?.session(sessionId);
      if (!child) return;
      if (targetInfo.type === 'service_worker') workers.add(sessionId);
      child.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
        if (!exceptionDetails.url?.startsWith('chrome:')) uncaught.push(describe(exceptionDetails));
      });
      child.on('Runtime.consoleAPICalled', ({ args }) => written.push(JSON.stringify(args)));
      // Sent together and in this order: the target waits for us, so we miss nothing from its first line on. The target
      // may be gone before it answers, which is not an error.
      void Promise.allSettled([
        child.send('Runtime.enable'),
        // Pages also report the workers of their origin, but the root session is attached to all of them already.
        followTargets(child, [{ type: 'service_worker', exclude: true }, {}]),
        child.send('Runtime.runIfWaitingForDebugger'),
      ]);
    });
    return session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter,
    });
  };
  await followTargets(root, [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, {}]);

  return {
    uncaught,
    written,
    releaseWorkers: async () => {
      const released = [...workers];
      workers.clear();
      await Promise.allSettled(
        released.map((sessionId) => root.send('Target.detachFromTarget', { sessionId })),
      );
    },
  };
}

/** One line, e.g. `Uncaught Error: no token at chrome-extension://…/background.js:3:7`. */
function describe({ text, exception, url, lineNumber }: Protocol.Runtime.ExceptionDetails): string {
  const what = exception?.description ?? JSON.stringify(exception?.value);
  return `${text} ${what} (${url ?? 'no address'}:${lineNumber + 1})`.replaceAll(/\s*\n\s*/g, ' ');
}
