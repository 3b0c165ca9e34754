import { expect, it, vi, type MockInstance } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askBackground } from './ask-background';

/** The background ends before its first answer, as when the browser stops a worker. */
function dieOnce(answer: unknown) {
  const sending: MockInstance = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  return sending
    .mockRejectedValueOnce(new Error('The message channel closed before a response was received'))
    .mockResolvedValue({ res: answer });
}

it('what only reads is asked again when the background has ended before its answer', async () => {
  dieOnce({ ok: true, value: [] });
  expect(await askBackground('listAccounts')).toEqual({ ok: true, value: [] });
});

it('what changes something is sent once, also when its answer is lost', async () => {
  const sent = dieOnce({ ok: true, value: null });
  const which = { accountId: 'a', subject: 'fields', id: '1', changeId: 'c' } as const;
  expect(await askBackground('cancelChange', which)).toEqual({
    ok: false,
    failure: { kind: 'extensionUpdated' },
  });
  expect(sent).toHaveBeenCalledOnce();
});

it('a background of another version is named', async () => {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('Extension context invalidated.'));
  expect(await askBackground('listAccounts')).toMatchObject({ failure: { kind: 'extensionUpdated' } });
});
