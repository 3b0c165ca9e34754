import type { MemberBrowser } from './machine.ts';

declare const memberBrowser: MemberBrowser;

/** Stands for `wxt/browser` in a member's code. */
export const browser = memberBrowser;
