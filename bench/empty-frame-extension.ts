import { helpdesk, writeExtension } from './write-extension.ts';

/** Mounts a frame once the page has rested for as long as Sidecar waits (ms). */
const content = `
let timer;
const mount = () => {
  if (document.querySelector('bench-host') || performance.getEntriesByName('drawn').length === 0) return;
  const host = document.createElement('bench-host');
  const frame = document.createElement('iframe');
  frame.src = chrome.runtime.getURL('frame.html');
  // A browser does not draw frames of other sites that are out of sight.
  frame.style = 'position: fixed; inset: 0 0 auto auto; width: 380px; height: 600px';
  host.append(frame);
  document.body.append(host);
};
new MutationObserver(() => {
  clearTimeout(timer);
  timer = setTimeout(mount, 40);
}).observe(document, { subtree: true, childList: true, characterData: true });
`;

/** Writes an extension whose only page is a frame with one word. @returns its folder */
export function writeEmptyFrameExtension(): Promise<string> {
  return writeExtension(
    {
      web_accessible_resources: [{ resources: ['frame.html'], matches: [helpdesk] }],
      content_scripts: [{ matches: [helpdesk], js: ['content.js'] }],
      background: { service_worker: 'worker.js' },
    },
    {
      'content.js': content,
      'frame.html':
        '<!doctype html><meta charset="utf-8" /><title>Empty</title><bench-frame>ready</bench-frame>',
      'worker.js': '',
    },
  );
}
