import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBrowser } from './find.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecar-find-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function writeProgram(...path: string[]): Promise<string> {
  const file = join(folder, ...path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, '');
  await chmod(file, 0o755);
  return file;
}

it('takes the browser that the environment names before all others', async () => {
  const named = await writeProgram('elsewhere', 'firefox-nightly');
  await writeProgram('bin', 'firefox');
  const environment = { FIREFOX_PATH: named, PATH: join(folder, 'bin') };
  expect(await findBrowser('firefox', environment)).toBe(named);
});

it('says which variable names a file that is not there', async () => {
  const environment = { CHROMIUM_PATH: join(folder, 'gone') };
  await expect(findBrowser('chromium', environment)).rejects.toThrow('CHROMIUM_PATH');
});

it("prefers Chromium to Google's Chrome, wherever on the PATH they are", async () => {
  await writeProgram('first', 'google-chrome');
  const chromium = await writeProgram('second', 'chromium');
  const environment = { PATH: [join(folder, 'first'), join(folder, 'second')].join(delimiter) };
  expect(await findBrowser('chromium', environment)).toBe(chromium);
});
