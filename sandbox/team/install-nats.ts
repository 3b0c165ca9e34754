import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installByApt } from '../install-by-apt.ts';

const program = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';

/**
 * Returns the path of `nats-server`: NATS_SERVER_PATH, or on the PATH. If there is none, installs it with apt.
 *
 * @throws an error with one sentence that says what to install by hand
 */
export function ensureNats(): string {
  const found = findNats();
  if (found !== undefined) return found;
  const installed = installByApt(['nats-server']) ? findNats() : undefined;
  if (installed !== undefined) return installed;
  throw new Error(
    'nats-server was not found and could not be installed here: install it (https://nats.io/download), or set NATS_SERVER_PATH to its program.',
  );
}

function findNats(): string | undefined {
  const { NATS_SERVER_PATH: named, PATH: path = '' } = process.env;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`NATS_SERVER_PATH is ${named}, but there is no such file.`);
    return named;
  }
  // Debian puts it where only root's PATH leads.
  const folders = [...path.split(delimiter).filter(Boolean), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}
