import { expect, it } from 'vitest';
import { isResponsoApp } from './responso-urls';

it.each(['https://app.responso.com/tickets/1', 'https://panel.responso.com/', 'https://a.b.responso.com/'])(
  '%s may be the app',
  (url) => expect(isResponsoApp(new URL(url))).toBe(true),
);

it.each([
  'https://responso.com/',
  'https://www.responso.com/pricing',
  'https://docs.responso.com/responso-doc',
  'http://app.responso.com/',
  'https://app.responso.com.evil.test/',
  'https://notresponso.com/',
])('%s is not', (url) => expect(isResponsoApp(new URL(url))).toBe(false));
