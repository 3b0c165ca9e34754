import { expect, it } from 'vitest';
import { readFrameAnswer } from './frame-answer';

const own = 'moz-extension://own';
const host = 'app.responso.com';
const details = {
  url: 'https://app.responso.com/t/1',
  method: 'GET',
  statusCode: 200,
  tabId: 7,
  parentFrameId: 3,
};
const read = (more: object) => readFrameAnswer({ ...details, ...more }, own, host);
const at = (...urls: string[]) => ({ frameAncestors: urls.map((url) => ({ url })) });

it.each([
  ['our frame', at(`${own}/inbox-panel.html`, 'https://panel.baselinker.com/'), true],
  ['a page within the helpdesk', at('https://app.responso.com/', `${own}/sidepanel.html`), true],
  ['Base itself', at('https://panel.baselinker.com/', `${own}/inbox-panel.html`), false],
  ['a stranger within the helpdesk', at('https://evil.test/', 'https://app.responso.com/', `${own}/`), false],
  ['a host that begins like it', at('https://app.responso.com.evil.test/', `${own}/`), false],
  ["the helpdesk's own tab", at('https://app.responso.com/'), false],
  ['our page, as Chrome says it', { initiator: own }, true],
  ['the helpdesk, as Chrome says it', { initiator: 'https://app.responso.com' }, true],
  ['Base, as Chrome says it', { initiator: 'https://panel.baselinker.com' }, false],
  ['nobody', {}, false],
  ['our frame, but another site', { url: 'https://docs.responso.com/', ...at(`${own}/`) }, false],
])('held by %s: %s', (_, more, isOurs) => {
  expect(read(more)?.isOurs).toBe(isOurs);
});

it('reads the headers whatever their case, and takes an empty one for none', () => {
  const responseHeaders = [
    { name: 'Content-Security-Policy', value: "img-src *, frame-ancestors 'self'" },
    { name: 'content-security-policy', value: 'sandbox' },
    { name: 'X-Frame-Options', value: '' },
    { name: 'Set-Cookie', value: 'a=1\nb=2' },
  ];
  expect(read({ responseHeaders, statusCode: 303 })).toMatchObject({
    policies: ['img-src *', "frame-ancestors 'self'", 'sandbox'],
    framing: '',
    cookies: ['a=1', 'b=2'],
    isRedirect: true,
  });
});

it('is nothing for what no browser says', () => {
  expect(readFrameAnswer({ url: 1 }, own, host)).toBeUndefined();
});
