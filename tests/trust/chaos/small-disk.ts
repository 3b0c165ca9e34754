import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Less than the share of a disk that Chromium leaves free (1 %, here 16 MB), and enough for its own files: they took more
 * than 3 MB in a run (bytes).
 */
const spared = 13 << 20;
const size = '1600m';

/** A disk of its own for a browser's profile, so that it can really be full. */
export interface SmallDisk {
  folder: string;
  /**
   * Takes the room that is left but for `spared`, so that the browser refuses to write. If a disk is full to the last
   * byte, Chromium's own database loses transactions that it has reported as complete (seen in Chromium 156).
   */
  fill: () => Promise<void>;
  /** Gives it back. */
  free: () => Promise<void>;
  remove: () => Promise<void>;
}

/** Mounts a disk in memory. @returns undefined where this user may not mount one */
export async function mountSmallDisk(): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: async () => {
      const file = await open(filler, 'a');
      const block = Buffer.alloc(1 << 20);
      try {
        const { bavail, bsize } = await statfs(folder);
        for (let left = bavail * bsize - spared; left > 0; left -= block.length) await file.write(block);
      } finally {
        await file.close();
      }
    },
    free: () => rm(filler, { force: true }),
    remove: async () => {
      // Lazily: a browser that was just killed may still hold a file.
      await run('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
