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
 * Calls back for each answer that sets a cookie in a frame of ours. Chrome only observes the answer. Firefox holds the
 * answer back until its cookies are carried, and then drops them from it: otherwise Firefox would store them in place
 * of the copies.
 */
export function carryCookies(carrying: (answer: FrameAnswer) => Promise<boolean>): void {
  carry = carrying;
  browser.webRequest.onHeadersReceived.addListener(
    onAnswer,
    requests,
    isFirefox ? ['responseHeaders', 'blocking'] : ['responseHeaders', 'extraHeaders'],
  );
}

/** Stops looking at answers. */
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
