import { html } from './html.js';

/** Plain text as paragraphs; runs of lines that begin with `>` become a quotation. */
export function drawText(text) {
  return text.split(/\n\s*\n/).map((paragraph) =>
    paragraph.split(/((?:^>.*\n?)+)/m).map((part) => {
      if (!part.trim()) return '';
      if (part.startsWith('>'))
        return html`<blockquote><p>${part.replaceAll(/^> ?/gm, '').trim()}</p></blockquote>`;
      return html`<p>${part.trim()}</p>`;
    }),
  );
}
