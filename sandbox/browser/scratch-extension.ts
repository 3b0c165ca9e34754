import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserKind } from './find.ts';

const content = `
const host = document.createElement('div');
const frame = document.createElement('iframe');
frame.src = chrome.runtime.getURL('panel.html');
host.attachShadow({ mode: 'closed' }).append(frame);
document.body.append(host);
document.addEventListener('fail', () => {
  setTimeout(() => { throw new Error('content throws'); });
  Promise.reject(new Error('content rejects'));
});`;

/** The options page and, in a frame, the panel. Both contain a frame of Responso. */
const page = `<!doctype html><meta charset="utf-8" /><title>Scratch</title>
<input value="old" /><button>Send</button><p></p><script src="page.js"></script>`;

const pageScript = `
document.querySelector('button').addEventListener('click', async (event) => {
  const answer = await chrome.runtime.sendMessage(document.querySelector('input').value);
  document.querySelector('p').textContent = answer + (event.isTrusted ? ' by hand' : ' by script');
});
const inner = document.createElement('iframe');
inner.src = 'https://app.responso.com/inner';
document.body.append(inner);`;

const background = `
const startedAt = performance.timeOrigin;
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (message === 'fail') {
    setTimeout(() => { throw new Error('background throws'); });
    Promise.reject(new Error('background rejects'));
  }
  if (message === 'started') reply(startedAt);
  else reply('echo ' + message);
});`;

/**
 * Writes a small extension with every kind of context that Sidecar has: content script, page in a frame inside a closed
 * shadow root, page in a tab, background.
 *
 * @returns its folder, in the system's folder for temporary files.
 */
export async function writeScratchExtension(kind: BrowserKind): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-scratch-'));
  const responso = 'https://*.responso.com/*';
  const manifest = {
    manifest_version: 3,
    name: 'Scratch',
    version: '1',
    permissions: ['storage'],
    host_permissions: [responso],
    content_scripts: [{ matches: ['https://app.responso.com/ticket'], js: ['content.js'] }],
    web_accessible_resources: [{ resources: ['panel.html'], matches: [responso] }],
    ...(kind === 'firefox'
      ? {
          background: { scripts: ['background.js'] },
          browser_specific_settings: { gecko: { id: 'scratch@sidecar.example' } },
        }
      : { background: { service_worker: 'background.js' } }),
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'content.js': content,
    'panel.html': page,
    'options.html': page,
    'page.js': pageScript,
    'background.js': background,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
