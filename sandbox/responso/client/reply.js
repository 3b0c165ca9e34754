import { sendReply } from './api.js';
import { collectFiles } from './attachments.js';
import { formatSize } from './format.js';
import { fill, html } from './html.js';
import { words } from './words.js';

/**
 * Collects the files of a reply like `collectFiles` and shows them in `list`, each with a button that removes it. Lists
 * files that are not allowed in `refusals`.
 */
export function keepFiles({ list, refusals, ...options }) {
  const files = collectFiles({
    ...options,
    draw: (chosen) =>
      fill(
        list,
        html`${chosen.map(({ name, size }) => html`<li>${name} <small>${formatSize(size)}</small> <button type="button" class="out" aria-label="${words.remove} ${name}">×</button></li>`)}`,
      ),
    refuse: (refused) =>
      refusals &&
      fill(refusals, html`${refused.map(({ name }) => html`<p>${name}: ${words.notAllowed}</p>`)}`),
  });
  list.addEventListener('click', ({ target }) => {
    if (target.matches('.out')) files.remove([...list.children].indexOf(target.closest('li')));
  });
  return files;
}

/**
 * Sends the reply when the button is clicked, and calls `ticketId()` and `readText()` only then. Calls `sent()` once
 * the server has the reply, or writes into `failed` that it was not sent.
 */
export function sendOnPress({ button, failed, ticketId, readText, files, sent }) {
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      await sendReply(ticketId(), readText().trim(), files.current());
      sent();
    } catch {
      failed.textContent = words.failed;
      button.disabled = false;
    }
  });
}
