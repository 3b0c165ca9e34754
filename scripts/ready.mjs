/**
 * Runs a script of this repository on a fresh machine: `node scripts/ready.mjs <script.ts> [arguments]`.
 * Plain JavaScript for Node 20, because it runs before anything is installed. What it installs brings Node 24
 * (the `node` package), which WXT needs and which runs TypeScript as it is.
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
// tsconfig.json builds on what WXT writes there; all that reads TypeScript needs it.
if (!existsSync(join(root, '.wxt', 'tsconfig.json')))
  run(runtime, [join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'prepare']);
const [script = '', ...args] = process.argv.slice(2);
run(runtime, [join(root, script), ...args]);

/** True when something stands there and is a link, as in a second work tree. */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Runs a command to its end and goes no further when it fails. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command} could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
