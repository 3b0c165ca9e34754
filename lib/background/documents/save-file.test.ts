import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { FailureError } from '@/lib/model/failure';
import { saveFile } from './save-file';

type Hear = (changed: { id: number; state?: { current?: string } }) => void;

const file = { name: 'label.pdf', type: 'application/pdf', base64: 'JVBERi0=' } as const;
const cancel = vi.fn(() => Promise.resolve());
let hearers: Hear[];
/** What the browser knows of the download. */
let state: string;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  cancel.mockClear();
  hearers = [];
  state = 'in_progress';
  Object.assign(browser.downloads, {
    download: () => Promise.resolve(1),
    search: () => Promise.resolve([{ id: 1, state }]),
    cancel,
    onChanged: {
      addListener: (hear: Hear) => hearers.push(hear),
      removeListener: (hear: Hear) => (hearers = hearers.filter((each) => each !== hear)),
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const save = () => saveFile(file, new Uint8Array([1]));

it('is done once the browser says so, also if it says so before anybody listens', async () => {
  state = 'complete';
  await save();
  state = 'in_progress';
  const saving = save();
  await vi.waitFor(() => expect(hearers).toHaveLength(1));
  for (const hear of hearers) hear({ id: 1, state: { current: 'complete' } });
  await saving;
  expect(hearers).toEqual([]);
});

it('fails in words when the browser stops it', async () => {
  state = 'interrupted';
  await expect(save()).rejects.toThrow(FailureError);
});

it('gives up a download that never ends, cancels it, and says so', async () => {
  const saving = save();
  const refused = expect(saving).rejects.toMatchObject({ failure: { kind: 'fileNotSaved' } });
  await vi.advanceTimersByTimeAsync(300_000);
  await refused;
  expect(cancel).toHaveBeenCalledWith(1);
  expect(hearers).toEqual([]);
});
