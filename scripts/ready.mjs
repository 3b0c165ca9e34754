/**
 * Runs a script of this repository on a fresh machine: `node scripts/ready.mjs <script.ts> [arguments]`. Plain
 * JavaScript for Node 20.11, because it runs before anything is installed. It installs Node 24 (the `node` package),
 * because WXT needs Node 22 and because Node 24 runs TypeScript directly.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.installed-from');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const isWindows = process.platform === 'win32';

if (isLink(join(root, 'node_modules'))) {
  console.error('node_modules is a link: installing here would empty the folder it leads to.');
  process.exit(1);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing packages (npm ci)…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: isWindows });
  writeFileSync(stamp, lock);
}

const node = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
const runtime = existsSync(node) ? node : process.execPath;
// tsconfig.json extends a file that WXT writes there.
if (!existsSync(join(root, '.wxt', 'tsconfig.json')))
  run(runtime, [join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'prepare']);
const [script = '', ...args] = process.argv.slice(2);
run(runtime, [join(root, script), ...args]);

/** True if the path is a symbolic link, as in a second work tree. */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Runs a command and exits if it fails. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command} could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
