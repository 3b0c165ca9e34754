import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameWatch, type FrameView, type FrameWatch } from './frame-watch';

let view: FrameView;
let watch: FrameWatch;
const load = vi.fn<(how: { url?: string; isAgain: boolean }) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  load.mockReset().mockImplementation(() => {
    watch.noteLoad();
  });
  watch = createFrameWatch({ show: (shown) => (view = shown), load });
  watch.noteLoad();
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('a helpdesk that is slow', () => {
  it('is waited for, and said to be slow after 5 s', () => {
    vi.advanceTimersByTime(4_999);
    expect(view).toMatchObject({ kind: 'loading', isSlow: false });
    vi.advanceTimersByTime(1);
    expect(view).toMatchObject({ kind: 'loading', isSlow: true });
    vi.advanceTimersByTime(600_000);
    expect(load).not.toHaveBeenCalled();
    watch.hearFrame('sidecar:here');
    expect(view).toMatchObject({ kind: 'drawing', isSlow: false });
  });
});

describe('a helpdesk that is down', () => {
  it('is said to be, with its status, and tried again until it answers', () => {
    watch.noteDown(502);
    expect(view).toMatchObject({ kind: 'down', status: 502 });
    vi.advanceTimersByTime(2_000);
    expect(load.mock.calls).toEqual([[{ isAgain: true }]]);
    // Still said while the next try is loading.
    expect(view.kind).toBe('down');
    watch.noteDown(503);
    vi.advanceTimersByTime(3_999);
    expect(load).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    watch.hearFrame('sidecar:here');
    watch.hearFrame('sidecar:app');
    expect(view).toMatchObject({ kind: 'app', status: 0 });
    vi.advanceTimersByTime(600_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is tried again every 15 s at least, also where nobody says that a try has failed', () => {
    watch.hearBackground({ kind: 'unreachable' });
    for (let tries = 0; tries < 10; tries += 1) {
      vi.advanceTimersByTime(17_000);
      watch.noteLoaded();
    }
    expect(load.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(view.kind).toBe('unreachable');
  });
});

describe('a page that is refused', () => {
  it('is loaded anew where it would be let in now', () => {
    watch.hearBackground({ kind: 'again', url: 'https://app.responso.com/t/1' });
    expect(load.mock.calls).toEqual([[{ url: 'https://app.responso.com/t/1', isAgain: false }]]);
  });

  it('is given up when that does not help, and said', () => {
    for (let count = 0; count < 4; count += 1) watch.hearBackground({ kind: 'again', url: 'https://a' });
    expect(load).toHaveBeenCalledTimes(3);
    expect(view.kind).toBe('refused');
  });

  it('is given up at once where nothing can be done', () => {
    watch.hearBackground({ kind: 'refused' });
    watch.noteLoaded();
    vi.advanceTimersByTime(600_000);
    expect([view.kind, load.mock.calls.length]).toEqual(['refused', 0]);
  });
});

it('tries once more what has loaded and says nothing, and then says that it does not know', () => {
  watch.noteLoaded();
  vi.advanceTimersByTime(2_000);
  expect(load.mock.calls).toEqual([[{ isAgain: true }]]);
  watch.noteLoaded();
  vi.advanceTimersByTime(600_000);
  expect([view.kind, load.mock.calls.length]).toEqual(['silent', 1]);
  watch.hearFrame('sidecar:app');
  expect(view.kind).toBe('app');
});

describe('signing in', () => {
  const signIn = () => {
    watch.hearFrame('sidecar:here');
    watch.hearFrame('sidecar:signIn');
  };

  it('that comes back to the sign-in page is told from a page that is only loaded anew', () => {
    signIn();
    signIn();
    expect(view).toMatchObject({ kind: 'signIn', signIn: 'open' });
    watch.hearFrame('sidecar:signingIn');
    signIn();
    expect(view).toMatchObject({ kind: 'signIn', signIn: 'again' });
  });

  it('that stays on its page is told too', () => {
    signIn();
    watch.hearFrame('sidecar:signingIn');
    watch.hearFrame('sidecar:signInAgain');
    expect(view.signIn).toBe('again');
  });

  it('cannot work where the browser has lost the cookie', () => {
    signIn();
    watch.hearFrame('sidecar:signingIn');
    watch.hearBackground({ kind: 'cookieLost' });
    signIn();
    expect(view.signIn).toBe('impossible');
  });

  it('cannot work either where the helpdesk shows itself before it asks again', () => {
    signIn();
    watch.hearFrame('sidecar:signingIn');
    watch.hearBackground({ kind: 'cookieLost' });
    watch.hearFrame('sidecar:app');
    signIn();
    expect(view.signIn).toBe('impossible');
  });

  it('that works leaves nothing behind', () => {
    signIn();
    watch.hearFrame('sidecar:signingIn');
    watch.hearFrame('sidecar:app');
    vi.advanceTimersByTime(10_001);
    signIn();
    expect(view.signIn).toBe('open');
  });

  it('elsewhere opens the inbox within 2 s, and leaves one alone that is open', () => {
    signIn();
    watch.hearBackground({ kind: 'session' });
    watch.hearBackground({ kind: 'session' });
    vi.advanceTimersByTime(1_000);
    expect(load.mock.calls).toEqual([[{ isAgain: false }]]);
    watch.hearFrame('sidecar:app');
    watch.hearBackground({ kind: 'session' });
    vi.advanceTimersByTime(600_000);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is not asked for where the page came before the copy of a session', () => {
    watch.hearFrame('sidecar:app');
    watch.hearBackground({ kind: 'carried' });
    expect(load).not.toHaveBeenCalled();
    signIn();
    vi.advanceTimersByTime(1_000);
    expect(load).toHaveBeenCalledTimes(1);
    watch.hearBackground({ kind: 'session' });
    signIn();
    vi.advanceTimersByTime(1_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is given up after some loads, and tried anew when the agent asks for it', () => {
    const fail = () => {
      watch.hearBackground({ kind: 'carried' });
      signIn();
      vi.advanceTimersByTime(1_500);
    };
    for (let loads = 0; loads < 10; loads += 1) fail();
    expect(load).toHaveBeenCalledTimes(3);
    watch.noteAsked();
    watch.noteLoad();
    fail();
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('is not taken from an agent who types, by a page that sets a cookie each time', () => {
    for (let loads = 0; loads < 50; loads += 1) {
      watch.hearBackground({ kind: 'carried' });
      watch.hearFrame('sidecar:app');
      signIn();
      vi.advanceTimersByTime(1_500);
    }
    expect(load).toHaveBeenCalledTimes(3);
    expect(view.kind).toBe('signIn');
  });
});
