// Everything that can be closed is closed. The buyer's details are read-only fields in two closed parts. The reply box is
// in the page, hidden until Reply is pressed. Quotes are folded, and the agent's address is in a closed menu. The page is
// drawn once: the next ticket replaces only texts and field values that differ. Type, status and source are chips without
// labels. A list of other tickets is at the left, and their drafts are hidden in the page.
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate } from './format.js';
import { build, fill, html } from './html.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { drawBody, drawFiles, drawFoldedQuote, kindOf, unfoldQuotes } from './ticket-parts.js';
import { words } from './words.js';

const FACTS = ['email', 'phone', 'login', 'orderNumber'];
const IN_RAIL = FACTS.filter((name) => name !== 'phone');
const root = document.getElementById('root');
let list = { filter: 'all', query: '' };
let files;
let current;

function readPlace({ pathname, searchParams }) {
  const [, area, ticketId] = pathname.split('/');
  if (area !== 'messages') return null;
  if (ticketId) return { ...list, ticketId };
  return { filter: searchParams.get('view') ?? 'all', query: searchParams.get('q') ?? '', ticketId: null };
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `/messages/${ticketId}`;
  return `/messages?${new URLSearchParams({ view: filter, ...(query && { q: query }) })}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) list = place;
  const [inbox, ticket] = await Promise.all([fetchInbox(list), place.ticketId && fetchTicket(place)]);
  if (!isCurrent()) return;
  drawOthers(inbox, place.ticketId);
  part('.middle').hidden = part('.right').hidden = !ticket;
  current = ticket;
  if (ticket) drawTicket(ticket);
}

const part = (selector) => root.querySelector(selector);

function drawFrame() {
  fill(
    root,
    html`<div class="app">
        <div class="left">
          <button type="button" aria-controls="me" aria-expanded="false" class="opens">${agent.name}</button>
          <div id="me" hidden>
            <p>${agent.email}</p>
            <button type="button" class="quit">${words.signOut}</button>
          </div>
          <form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
          <ul class="others"></ul>
        </div>
        <div class="middle" hidden>
          <div class="top">
            <h2></h2>
            <span class="chip type"></span> <span class="chip status"></span>
            <span class="chip source"></span>
            <a class="next">${words.next}</a>
          </div>
          <div class="talk"></div>
          <button type="button" class="reply">${words.reply}</button>
          <form class="composer">
            <textarea name="text" rows="4" placeholder="${words.write}"></textarea>
            <ul class="chosen"></ul>
            <button type="button" class="clip">${words.attach}</button>
            <span class="failed"></span>
            <button type="submit" class="send">${words.send}</button>
          </form>
        </div>
        <div class="right" hidden>
          <button type="button" aria-controls="rail" aria-expanded="false" class="opens">
            ${words.details}
          </button>
          <div id="rail" hidden>
            <p class="name"></p>
            ${IN_RAIL.map(drawField)}
          </div>
          <details>
            <summary>${words.more}</summary>
            ${drawField('phone')}
            <p class="tags"></p>
            <p class="agent"></p>
          </details>
        </div>
      </div>
      <div class="drafts" hidden></div>`,
  );
  part('.quit').addEventListener('click', signOut);
  part('.left form').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ filter: 'all', query: event.target.elements.q.value.trim(), ticketId: null });
  });
  root.addEventListener('click', ({ target }) => target.matches('.opens') && toggle(target));
  startComposer();
}

function drawField(name) {
  return html`<p><label for="${name}">${words[name]}</label> <input id="${name}" readonly /></p>`;
}

function toggle(button) {
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!isOpen));
  document.getElementById(button.getAttribute('aria-controls')).hidden = isOpen;
}

function drawOthers({ tickets }, ticketId) {
  fill(
    part('.others'),
    html`${tickets.map(
      ({ id, requester, subject, excerpt }) =>
        html`<li class="${id === ticketId && 'on'}">
          <a href="/messages/${id}">${requester}</a>
          <p>${subject}</p>
          <p class="soft">${excerpt}</p>
        </li>`,
    )}`,
  );
  fill(
    part('.drafts'),
    html`${tickets
      .filter(({ id }) => id !== ticketId)
      .map(
        ({ requester, orderNumber, excerpt }) =>
          html`<p>${words.draft}: ${requester}, ${orderNumber} ${excerpt}</p>`,
      )}`,
  );
}

/** Does not touch a text node that already has this text. */
function say(selector, text) {
  const element = part(selector);
  if (element.textContent !== text) element.textContent = text;
}

function drawTicket(ticket) {
  const { subject, requester, orderNumber, messages, tags, next } = ticket;
  const { type, status, source } = kindOf(ticket);
  document.title = 'Responso';
  say('h2', subject);
  say('.type', type);
  say('.status', status);
  say('.source', source);
  say('.name', requester.name);
  say('.tags', tags.join(', '));
  say('.agent', ticket.agent ?? words.nobody);
  for (const name of FACTS) part(`#${name}`).value = { ...requester, orderNumber }[name] ?? '';
  part('.next').hidden = !next;
  part('.next').setAttribute('href', `/messages/${next}`);
  part('.talk').replaceChildren(...messages.map((message) => build(drawMessage(message))));
  closeComposer();
}

function drawMessage(message) {
  const { from, author, at, text, quoted, attachments } = message;
  if (from === 'system') return html`<p class="soft">${text}, ${formatDate(at)}</p>`;
  return html`<div class="message ${from}">
    <p class="soft">${author}, ${formatDate(at)}</p>
    ${drawBody(message)} ${drawFoldedQuote(quoted)} ${drawFiles(attachments)}
  </div>`;
}

function closeComposer() {
  part('.composer').style.display = 'none';
  part('.reply').style.display = '';
  part('.composer').reset();
  part('.send').disabled = false;
  files.clear();
}

function startComposer() {
  const composer = part('.composer');
  // Opens the file dialog and is never part of the page.
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true });
  part('.clip').addEventListener('click', () => input.click());
  files = keepFiles({ input, list: composer.querySelector('.chosen'), dropZone: composer });
  part('.reply').addEventListener('click', () => {
    composer.style.display = '';
    part('.reply').style.display = 'none';
    composer.elements.text.focus();
  });
  sendOnPress({
    button: composer.querySelector('.send'),
    failed: composer.querySelector('.failed'),
    ticketId: () => current.id,
    readText: () => composer.elements.text.value,
    files,
    sent: () => refresh(),
  });
  closeComposer();
}

drawFrame();
unfoldQuotes(root);
const { go, refresh } = startRouter({ readPlace, addressOf, visit });
