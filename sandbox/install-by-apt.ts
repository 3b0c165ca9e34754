import { spawnSync } from 'node:child_process';

/** Installs packages with apt. @returns false if there is no apt, or if it needs a password */
export function installByApt(names: readonly string[]): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...sudo, 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  if (process.platform !== 'linux' || !apt('--version')) return false;
  console.log(`Installing ${names.join(' ')} with apt-get …`);
  return apt('update') && apt('install', '--yes', '--no-install-recommends', ...names);
}
