import type { FrameEvent } from '@/lib/messages/inbox-frame-events';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';

/** State of the helpdesk's frame. */
export interface FrameView {
  /**
   * - `loading`: nothing has loaded yet; `drawing`: a page has loaded but has not said what it is
   * - `down`: a server's error page; `unreachable`: no answer; both are retried
   * - `refused`: the page forbids framing; `silent`: something has loaded, but no message came from it
   */
  kind:
    | 'loading'
    | 'drawing'
    | 'app'
    | 'signIn'
    | 'noSearchField'
    | 'down'
    | 'unreachable'
    | 'refused'
    | 'silent';
  /** True if loading takes longer than usual. */
  isSlow: boolean;
  /** HTTP status; 0 unless the kind is `down`. */
  status: number;
  /**
   * What is known about signing in here: `open` = nothing, `again` = it was tried and led back to the sign-in page,
   * `impossible` = it cannot work.
   */
  signIn: 'open' | 'again' | 'impossible';
}

/** Watches one inbox's frame over all its loads. */
export interface FrameWatch {
  /** The agent asked for the page: earlier attempts do not count. */
  noteAsked: () => void;
  /** The frame was created anew and starts to load. */
  noteLoad: () => void;
  /** The browser reports that the frame has loaded something. */
  noteLoaded: () => void;
  hearFrame: (said: FrameEvent) => void;
  noteDown: (status: number) => void;
  hearBackground: (event: HelpdeskEvent) => void;
  stop: () => void;
}

interface FrameWatchEvents {
  show: (view: FrameView) => void;
  /**
   * Creates the frame anew.
   *
   * - `url`: the page to open; without it, the inbox's start page
   * - `isAgain`: also prepares the helpdesk's access to the frame again
   */
  load: (how: { url?: string; isAgain: boolean }) => void;
}

/** Loading counts as slow after this long (ms). */
const slowAfter = 5_000;
/** A loaded page reports itself within this time (ms). */
const wordAfter = 2_000;
/** Waits before the first, second … retry of a page that does not answer (ms). */
const tryAfter = [2_000, 4_000, 8_000, 15_000];
/** A changed session reloads the frame at most this often (ms). */
const sessionPause = 1_000;
/** A page that asked to sign in because it loaded before the session was copied is reloaded so many times in a row … */
const mostStale = 3;
/** … and the count starts again once the helpdesk has been open for this long (ms). */
const openFor = 10_000;
/** A page refused so many times although it was let in has a different policy each time: give up. */
const mostRefusals = 3;

/** Shows the frame's state while it loads, retries what fails, and shows the frame once the helpdesk answers. */
export function createFrameWatch({ show, load }: FrameWatchEvents): FrameWatch {
  let view: FrameView = { kind: 'loading', isSlow: false, status: 0, signIn: 'open' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loadedAt = -Infinity;
  let tries = 0;
  let refusals = 0;
  /** True if the result of this load is known. */
  let isSettled = false;
  let isTriedUnheard = false;
  let isSigningIn = false;
  /** True if the session has changed since this page was requested. */
  let isStale = false;
  let staleLoads = 0;
  let openSince = Infinity;

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const change = (next: Partial<FrameView>) => {
    view = { ...view, ...next };
    show(view);
  };
  const isFailing = () => view.kind === 'down' || view.kind === 'unreachable';

  /** Shows the problem until better news comes, and retries meanwhile. */
  const fail = (next: Pick<FrameView, 'kind' | 'status'>) => {
    isSettled = true;
    change({ ...next, isSlow: false });
    after(tryAfter[Math.min(tries, tryAfter.length - 1)] ?? 0, () => {
      load({ isAgain: true });
    });
    tries += 1;
  };

  const giveUp = (kind: FrameView['kind']) => {
    clearTimeout(timer);
    isSettled = true;
    change({ kind, isSlow: false, status: 0 });
  };

  const succeed = (kind: FrameView['kind']) => {
    clearTimeout(timer);
    tries = 0;
    change({ kind, isSlow: false, status: 0 });
  };

  const reloadSoon = () => {
    isSigningIn = false;
    change({ signIn: 'open' });
    after(Math.max(0, loadedAt + sessionPause - performance.now()), () => {
      load({ isAgain: false });
    });
  };

  const hearSignIn = (isBack: boolean) => {
    // An app that was open only for a moment had drawn itself before it noticed that it must sign in.
    const wasOpen = performance.now() > openSince + openFor;
    openSince = Infinity;
    if (wasOpen) {
      staleLoads = 0;
      isSigningIn = false;
      change({ signIn: 'open' });
    }
    if (isStale && staleLoads < mostStale) {
      staleLoads += 1;
      reloadSoon();
      return;
    }
    const signIn = (isBack || isSigningIn) && view.signIn === 'open' ? 'again' : view.signIn;
    isSigningIn = false;
    succeed('signIn');
    change({ signIn });
  };

  return {
    noteAsked: () => {
      tries = 0;
      refusals = 0;
      staleLoads = 0;
      isTriedUnheard = false;
    },
    noteLoad: () => {
      loadedAt = performance.now();
      isSettled = false;
      isStale = false;
      clearTimeout(timer);
      // The problem stays shown during a retry.
      if (isFailing()) return;
      change({ kind: 'loading', isSlow: false, status: 0 });
      after(slowAfter, () => {
        change({ isSlow: true });
      });
    },
    noteLoaded: () => {
      if (isSettled) return;
      after(wordAfter, () => {
        if (isFailing()) fail(view);
        else if (isTriedUnheard) giveUp('silent');
        else {
          isTriedUnheard = true;
          load({ isAgain: true });
        }
      });
    },
    hearFrame: (said) => {
      isSettled = true;
      isTriedUnheard = false;
      refusals = 0;
      switch (said) {
        case 'sidecar:here':
          succeed('drawing');
          break;
        case 'sidecar:app':
          openSince = Math.min(openSince, performance.now());
          succeed('app');
          break;
        case 'sidecar:noSearchField':
          succeed('noSearchField');
          break;
        case 'sidecar:signIn':
          hearSignIn(false);
          break;
        case 'sidecar:signInAgain':
          hearSignIn(true);
          break;
        case 'sidecar:signingIn':
          isSigningIn = true;
      }
    },
    noteDown: (status) => {
      fail({ kind: 'down', status });
    },
    hearBackground: (event) => {
      switch (event.kind) {
        case 'again':
          refusals += 1;
          if (refusals <= mostRefusals) load({ url: event.url, isAgain: false });
          else giveUp('refused');
          break;
        case 'refused':
          giveUp('refused');
          break;
        case 'unreachable':
          fail({ kind: 'unreachable', status: 0 });
          break;
        case 'cookieLost':
          change({ signIn: 'impossible' });
          break;
        case 'session':
          isStale = true;
          if (view.kind === 'signIn') reloadSoon();
          break;
        case 'carried':
          isStale = true;
      }
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
