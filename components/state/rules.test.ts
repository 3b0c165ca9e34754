import { expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { ruleName } from './rules.svelte';

it('calls no rule deleted before the rules have been read', () => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((name: string) => name);
  expect(ruleName('r1')).toBe('');
});
