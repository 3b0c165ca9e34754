import { readPage, type ReadPage } from '@/lib/sites/responso/reading/read-page';

/** Draws a whole app with its styles on a bare page, and reads it at an address of the helpdesk. */
export function readApp(html: string, css = '', path = '/tickets/770011'): ReadPage {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `* { box-sizing: border-box } body { margin: 0 } textarea { width: 100%; height: 120px } ${css}`,
  );
  document.adoptedStyleSheets = [sheet];
  document.body.innerHTML = html;
  const plain = { isOurs: () => false, isStale: () => false, taught: {} };
  return readPage(document, new URL(`https://app.responso.com${path}`), plain);
}
