import { browser } from 'wxt/browser';
import { isFirefox } from '@/lib/extension/is-firefox';
import type { FrameAnswer } from './frame-answer';
import { readOpenFrame } from './read-open-frame';

const requests = {
  urls: ['https://*.responso.com/*'],
  types: ['sub_frame' as const, 'xmlhttprequest' as const],
};

let carry: ((answer: FrameAnswer) => Promise<boolean>) | undefined;

/**
 * Shows the answers to a frame of ours that set a cookie. Chrome looks on; Firefox waits with the answer until they are
 * carried, and then keeps none of them itself: it would put them in the place of the copies.
 */
export function carryCookies(carrying: (answer: FrameAnswer) => Promise<boolean>): void {
  carry = carrying;
  browser.webRequest.onHeadersReceived.addListener(
    onAnswer,
    requests,
    isFirefox ? ['responseHeaders', 'blocking'] : ['responseHeaders', 'extraHeaders'],
  );
}

/** Looks at no answer any more. */
export function leaveCookies(): void {
  browser.webRequest.onHeadersReceived.removeListener(onAnswer);
}

function onAnswer(details: Details): object {
  return carryFrom(details).catch(() => ({}));
}

interface Details {
  responseHeaders?: { name: string; value?: string }[];
}

const isCookie = ({ name }: { name: string }) => name.toLowerCase() === 'set-cookie';

async function carryFrom(details: Details): Promise<object> {
  const { responseHeaders = [] } = details;
  if (!responseHeaders.some(isCookie)) return {};
  const answer = await readOpenFrame(details);
  if (!answer || !(await carry?.(answer)) || !isFirefox) return {};
  return { responseHeaders: responseHeaders.filter((header) => !isCookie(header)) };
}
