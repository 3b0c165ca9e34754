// What the awkward designs draw alike: each has its own structure around it.
import { signature } from './boot.js';
import { formatDate, formatSize } from './format.js';
import { html } from './html.js';
import { drawText } from './text.js';
import { words } from './words.js';

/** Type, status and way of a ticket, in words. */
export function kindOf({ type, status, source }) {
  return {
    type: words.types[type],
    status: words.statuses[status],
    source: `${source.channel} – ${source.account}`,
  };
}

/** What is known of the buyer, as pairs of label and value. */
export function buyerFacts({ requester, orderNumber }) {
  return [
    [words.email, requester.email],
    [words.phone, requester.phone],
    [words.login, requester.login],
    [words.orderNumber, orderNumber],
  ].filter(([, value]) => value);
}

/** A message's text. Under an agent's stands the shop's signature, whether the agent wrote it or not. */
export function drawBody({ from, text }) {
  const isSigned = from !== 'agent' || text.includes(signature);
  return html`${drawText(text)} ${!isSigned && html`<div class="signature">${drawText(signature)}</div>`}`;
}

/** What a mail program repeated, folded away with `display: none` until the dots before it are pressed. */
export function drawFoldedQuote(quoted) {
  return (
    quoted &&
    html`<div class="quote">
      <button type="button" class="unfold" title="${words.quoted}">…</button>
      <div class="quoted">
        <p>${formatDate(quoted.at)}, ${quoted.author} ${words.wrote}:</p>
        ${drawText(quoted.text)}
      </div>
    </div>`
  );
}

/** Makes the dots of folded quotes work, wherever in `root` they are drawn. */
export function unfoldQuotes(root) {
  root.addEventListener('click', ({ target }) => {
    if (target.matches('.unfold')) target.parentElement.classList.toggle('open');
  });
}

/** The files of a message, as links. */
export function drawFiles(attachments) {
  return (
    attachments.length > 0 &&
    html`<ul class="files">
      ${attachments.map((file) => html`<li><a href="${file.address}" download>${file.name}</a> <small>${formatSize(file.size)}</small></li>`)}
    </ul>`
  );
}
