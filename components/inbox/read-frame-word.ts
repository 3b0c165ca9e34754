import type { FrameDown, FrameEvent, QueryTyped } from '@/lib/messages/inbox-frame-events';

const words: readonly FrameEvent[] = [
  'sidecar:here',
  'sidecar:app',
  'sidecar:signIn',
  'sidecar:signingIn',
  'sidecar:signInAgain',
  'sidecar:noSearchField',
];

/** Parses a message from Sidecar's content script in the frame; undefined for any other message. */
export function readFrameWord(data: unknown): FrameEvent | FrameDown | QueryTyped | undefined {
  const word = words.find((known) => known === data);
  if (word || typeof data !== 'object' || data === null) return word;
  if ('sidecarTyped' in data) return { sidecarTyped: String(data.sidecarTyped) };
  return 'sidecarDown' in data ? { sidecarDown: Number(data.sidecarDown) || 0 } : undefined;
}
