import { browser } from 'wxt/browser';
import { readFrameAnswer, type FrameAnswer } from './frame-answer';
import { allowedHost, allowedTabs } from './frame-access';

/** Reads an answer of the helpdesk; undefined unless it is for an open frame of ours. */
export async function readOpenFrame(details: object): Promise<FrameAnswer | undefined> {
  const [host, tabIds] = await Promise.all([allowedHost(), allowedTabs()]);
  if (host === undefined) return undefined;
  const answer = readFrameAnswer(details, browser.runtime.getURL('/').slice(0, -1), host);
  return answer?.isOurs && tabIds.includes(answer.tabId) ? answer : undefined;
}
