import type { CDPSession, Protocol } from 'puppeteer-core';

/**
 * Hears of every uncaught error in every context of Chromium: puppeteer's own events leave out frames of other origins and
 * the extension's worker.
 *
 * @param root a session with the browser itself.
 * @returns the lists of it and of what is written to the console, which grow, and `releaseWorkers`: a worker does not stop while anybody listens to it, so call
 *   that before closing one. A worker that starts later is listened to again.
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
      // Sent at once and in this order: the target waits for us, so that not even its first line is missed. It may be
      // gone before it answers, which is no fault.
      void Promise.allSettled([
        child.send('Runtime.enable'),
        // Pages offer the workers of their origin too; the root session has them all already.
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
