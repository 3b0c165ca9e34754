import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installByApt } from '../install-by-apt.ts';

const program = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';

/** The folder for what is downloaded. Git ignores it. */
const cacheDir = join(import.meta.dirname, '../../.cache/nats');

const version = '2.10.29';
/** What is downloaded, and its SHA-256, as NATS's own images have it (nats-io/nats-docker, `2.10.x`, read 2026-11). */
const archives: Partial<Record<string, { file: string; sha256: string }>> = {
  'linux x64': {
    file: `nats-server-v${version}-linux-amd64.tar.gz`,
    sha256: 'e314da74a83a1d3876db8814c27eb990fe729640fd6452025b441bcede8390da',
  },
  'linux arm64': {
    file: `nats-server-v${version}-linux-arm64.tar.gz`,
    sha256: 'da4b27942ecfb4c5f0c54553d2e7f470ddda9d7581cfe8131b351a0e223ed401',
  },
  'win32 x64': {
    file: `nats-server-v${version}-windows-amd64.zip`,
    sha256: '98657bf4d5a9ce44168c019ba6894cda8e22e6adc8798edc05c168db7262de29',
  },
};

/**
 * Returns the path of `nats-server`: NATS_SERVER_PATH, or on the PATH. If there is none, installs it: with apt if that is
 * allowed, else by a download into `.cache/`.
 *
 * @throws an error with one sentence that says what to install by hand
 */
export async function ensureNats(): Promise<string> {
  const found = findNats();
  if (found !== undefined) return found;
  const installed = installByApt(['nats-server']) ? findNats() : undefined;
  if (installed !== undefined) return installed;
  try {
    return await download();
  } catch (error) {
    throw new Error(
      'nats-server was not found and could not be installed here: install it (https://nats.io/download), or set NATS_SERVER_PATH to its program.',
      { cause: error },
    );
  }
}

function findNats(): string | undefined {
  const { NATS_SERVER_PATH: named, PATH: path = '' } = process.env;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`NATS_SERVER_PATH is ${named}, but there is no such file.`);
    return named;
  }
  // Debian puts it where only root's PATH leads.
  const folders = [...path.split(delimiter).filter(Boolean), '/usr/sbin', '/usr/local/sbin'];
  return [...folders.map((folder) => join(folder, program)), downloaded()].find((file) => existsSync(file));
}

function downloaded(): string {
  return join(cacheDir, version, program);
}

async function download(): Promise<string> {
  const archive = archives[`${process.platform} ${process.arch}`];
  if (!archive)
    throw new Error(`no checksum of nats-server is known for ${process.platform} ${process.arch}`);
  console.log(`Downloading nats-server ${version} into ${cacheDir} …`);
  const address = `https://github.com/nats-io/nats-server/releases/download/v${version}/${archive.file}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${String(response.status)}`);
  await unpackNats(Buffer.from(await response.arrayBuffer()), archive, join(cacheDir, version));
  return downloaded();
}

/**
 * Unpacks the program of an archive into a folder.
 *
 * @throws when the archive is not the one that is known, or `tar` cannot unpack it. Windows has `tar` too
 */
export async function unpackNats(
  bytes: Uint8Array,
  { file, sha256 }: { file: string; sha256: string },
  folder: string,
): Promise<void> {
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== sha256) throw new Error(`${file} has the checksum ${sum}, not ${sha256}`);
  await mkdir(folder, { recursive: true });
  const packed = join(folder, file);
  await writeFile(packed, bytes);
  const { status } = spawnSync('tar', ['-xf', packed, '--strip-components=1', '-C', folder], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${file} could not be unpacked`);
}
