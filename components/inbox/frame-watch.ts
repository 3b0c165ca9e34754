import type { FrameEvent } from '@/lib/messages/inbox-frame-events';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';

/** How the helpdesk in the frame stands. */
export interface FrameView {
  /**
   * - `loading`: nothing has come yet; `drawing`: a page has, and has not shown what it is
   * - `down`: a server's error page; `unreachable`: no answer; both are tried again
   * - `refused`: it lets nobody frame it; `silent`: something was loaded, and nothing was heard of it
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
  /** It has been loading for longer than usual. */
  isSlow: boolean;
  /** HTTP; 0 unless it is down. */
  status: number;
  /** What is known of signing in here: nothing, that it was tried and led back, that it cannot work. */
  signIn: 'open' | 'again' | 'impossible';
}

/** Follows one inbox's frame, from one load to the next. */
export interface FrameWatch {
  /** The agent asks for the page: what was tried before does not count. */
  noteAsked: () => void;
  /** The frame was made anew and begins to load. */
  noteLoad: () => void;
  /** The browser says that the frame has loaded, whatever that was. */
  noteLoaded: () => void;
  hearFrame: (said: FrameEvent) => void;
  noteDown: (status: number) => void;
  hearBackground: (event: HelpdeskEvent) => void;
  stop: () => void;
}

interface FrameWatchEvents {
  show: (view: FrameView) => void;
  /**
   * Makes the frame anew.
   *
   * - `url`: with this page, else with the one that the inbox opens with
   * - `isAgain`: what lets the helpdesk in is done anew before
   */
  load: (how: { url?: string; isAgain: boolean }) => void;
}

/** A helpdesk is said to be slow after this long (ms). */
const slowAfter = 5_000;
/** A page that has loaded says within this time (ms) that it is there. */
const wordAfter = 2_000;
/** What does not answer is tried again after this long (ms), each time after longer. */
const tryAfter = [2_000, 4_000, 8_000, 15_000];
/** The frame is not made anew for a changed session more often than this (ms). */
const sessionPause = 1_000;
/** A page that asks to sign in because it came before the session's copy is made anew so many times in a row … */
const mostStale = 3;
/** … until the helpdesk has been open for this long (ms). */
const openFor = 10_000;
/** A page that was let in and refused so many times has another policy each time. */
const mostRefusals = 3;

/** Waits for as long as the frame is loading, tries again what fails, and opens when the helpdesk answers. */
export function createFrameWatch({ show, load }: FrameWatchEvents): FrameWatch {
  let view: FrameView = { kind: 'loading', isSlow: false, status: 0, signIn: 'open' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loadedAt = -Infinity;
  let tries = 0;
  let refusals = 0;
  /** Something is known of this load. */
  let isSettled = false;
  let isTriedUnheard = false;
  let isSigningIn = false;
  /** The session has changed since this page was asked for. */
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

  /** Says what is wrong until something better is heard, and tries again meanwhile. */
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
    // An app that is open for a moment only has shown itself before it knew.
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
      // What was wrong is still said while it is tried again.
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
