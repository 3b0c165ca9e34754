import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { unpackNats } from './install-nats.ts';

/** An archive as NATS has it: a folder with the program in it. */
async function pack() {
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-nats-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'nats-server-v1'));
  await writeFile(join(folder, 'nats-server-v1', 'nats-server'), 'the program');
  const file = 'nats-server-v1.tar.gz';
  spawnSync('tar', ['-czf', join(folder, file), '-C', folder, 'nats-server-v1']);
  const bytes = await readFile(join(folder, file));
  return { file, bytes, to: join(folder, 'to'), sha256: createHash('sha256').update(bytes).digest('hex') };
}

it('unpacks the program of the archive that is known', async () => {
  const { bytes, file, sha256, to } = await pack();
  await unpackNats(bytes, { file, sha256 }, to);
  expect(await readFile(join(to, 'nats-server'), 'utf8')).toBe('the program');
});

it('writes nothing of an archive that has another checksum', async () => {
  const { bytes, file, sha256, to } = await pack();
  bytes[bytes.length - 1] = 1;
  await expect(unpackNats(bytes, { file, sha256 }, to)).rejects.toThrow('checksum');
  await expect(readdir(to)).rejects.toThrow('ENOENT');
});
