// Parts that all awkward designs draw alike. Each design puts its own structure around them.
import { signature } from './boot.js';
import { formatDate, formatSize } from './format.js';
import { html } from './html.js';
import { drawText } from './text.js';
import { words } from './words.js';

/** Type, status and source of a ticket, in words. */
export function kindOf({ type, status, source }) {
  return {
    type: words.types[type],
    status: words.statuses[status],
    source: `${source.channel} – ${source.account}`,
  };
}

/** The known facts about the buyer, as pairs of label and value. */
export function buyerFacts({ requester, orderNumber }) {
  return [
    [words.email, requester.email],
    [words.phone, requester.phone],
    [words.login, requester.login],
    [words.orderNumber, orderNumber],
  ].filter(([, value]) => value);
}

/** A message's text. Every agent's message ends with the shop's signature. */
export function drawBody({ from, text }) {
  const isSigned = from !== 'agent' || text.includes(signature);
  return html`<div class="said">${drawText(text)}</div>
    ${!isSigned && html`<div class="signature">${drawText(signature)}</div>`}`;
}

/** The quoted message, hidden with `display: none` until its dots are pressed. */
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

/** Makes the dots of all folded quotes in `root` work, including quotes that are drawn later. */
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
