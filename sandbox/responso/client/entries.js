// Built like classic ticket desks. Bars at the top and the bottom are fixed and as wide as the window. The largest text is
// the ticket's number. Entries have permalinks. Two forms follow them, one of them hidden. Some types of file are refused.
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate, initials } from './format.js';
import { fill, html } from './html.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { drawBody, drawFiles, drawFoldedQuote, kindOf, unfoldQuotes } from './ticket-parts.js';
import { words } from './words.js';

const ALLOWED = /\.(?:pdf|png|jpe?g|gif)$/i;
const ALL = { filter: 'all', query: '' };
const root = document.getElementById('root');

function readPlace({ pathname, searchParams }) {
  if (pathname !== '/scp/tickets.php') return null;
  return {
    filter: searchParams.get('queue') ?? 'all',
    query: searchParams.get('q') ?? '',
    ticketId: searchParams.get('id'),
  };
}

function addressOf({ filter, query, ticketId }) {
  const parameters = ticketId ? { id: ticketId } : { queue: filter, ...(query && { q: query }) };
  return `/scp/tickets.php?${new URLSearchParams(parameters)}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) {
    const inbox = await fetchInbox(place);
    if (isCurrent()) drawQueue(inbox);
    return;
  }
  const ticket = await fetchTicket({ ...ALL, ticketId: place.ticketId });
  if (!isCurrent()) return;
  if (ticket) drawTicket(ticket);
  else fill(root.querySelector('.page'), html`<p>${words.notFound}</p>`);
}

function drawFrame() {
  fill(
    root,
    html`<div class="top">
        <b>Responso</b>
        ${Object.entries(words.filters).map(([filter, name]) => html`<a href="${addressOf({ filter, query: '' })}">${name}</a>`)}
        <form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
        <small>Responso – ${agent.name} – ${agent.email}</small>
        <button type="button" class="quit">${words.signOut}</button>
      </div>
      <div class="page"></div>
      <div class="bottom"></div>
      <div class="copy">Copyright © 2006-2026 Responso. v1.18.1 (deb12u6)</div>`,
  );
  root.querySelector('.quit').addEventListener('click', signOut);
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ filter: 'all', query: event.target.elements.q.value.trim(), ticketId: null });
  });
}

function drawQueue({ tickets }) {
  fill(root.querySelector('.bottom'), html``);
  fill(
    root.querySelector('.page'),
    html`<table class="queue">
      ${tickets.map(
        ({ id, subject, requester, lastReplyAt, status }) =>
          html`<tr>
            <td><a href="${addressOf({ ticketId: id })}">${id}</a></td>
            <td>${formatDate(lastReplyAt)}</td>
            <td><a href="${addressOf({ ticketId: id })}">${subject}</a></td>
            <td>${requester}</td>
            <td>${words.statuses[status]}</td>
          </tr>`,
      )}
    </table>`,
  );
}

function drawTicket(ticket) {
  const { id, subject, requester, orderNumber, messages, previous, next } = ticket;
  const { type, status, source } = kindOf(ticket);
  document.title = `Responso :: #${id}`;
  const steps = [
    [previous, words.previous],
    [next, words.next],
  ];
  fill(
    root.querySelector('.page'),
    html`<h2><a href="${addressOf({ ticketId: id })}">${words.types.ticket} #${id}</a></h2>
      <div class="tables">
        <table>
          <tr>
            <td>${words.type}: ${type} · ${status}</td>
          </tr>
          <tr>
            <td>${words.source}: ${source}</td>
          </tr>
          <tr>
            <td>${words.agent}: ${ticket.agent ?? words.nobody}</td>
          </tr>
        </table>
        <table>
          <tr>
            <th>${words.user}:</th>
            <td>${requester.name}</td>
          </tr>
          ${[
            [words.email, requester.email],
            [words.phone, requester.phone],
            [words.login, requester.login],
            [words.orderNumber, orderNumber],
          ].map(
            ([label, value]) =>
              value &&
              html`<tr>
                <th>${label}:</th>
                <td>${value}</td>
              </tr>`,
          )}
        </table>
      </div>
      <h3>${subject}</h3>
      <div class="entries">${messages.map(drawEntry)}</div>
      ${drawForms(requester)}`,
  );
  fill(
    root.querySelector('.bottom'),
    html`<span>#${id} ${subject}</span>
      ${steps.map(([to, name]) => to && html`<a href="${addressOf({ ticketId: to })}">${name}</a>`)}
      <button type="button">${words.forward}</button>`,
  );
  startForms(ticket);
}

function drawEntry(message, index) {
  const { from, author, at, text, quoted, attachments } = message;
  const anchor = `entry-${134 + index}`;
  if (from === 'system')
    return html`<div class="event">${text} <a href="#${anchor}">${formatDate(at)}</a></div>`;
  return html`<div class="entry ${from}" id="${anchor}">
    <div class="header">
      <span class="face">${initials(author)}</span> <b>${author}</b>
      <a href="#${anchor}"><time>${formatDate(at)}</time></a>
    </div>
    <div class="text">${drawBody(message)} ${drawFoldedQuote(quoted)}</div>
    ${drawFiles(attachments)}
  </div>`;
}

function drawForms(requester) {
  return html`<div class="forms">
    <ul class="tabs">
      <li><a href="#reply">${words.reply}</a></li>
      <li><a href="#note">${words.internalNote}</a></li>
    </ul>
    <form id="reply">
      <p>
        ${words.to}:
        <select>
          <option>${requester.email ? `${requester.name} <${requester.email}>` : requester.name}</option>
        </select>
      </p>
      <textarea name="text" rows="6" placeholder="${words.write}"></textarea>
      <div class="dropzone">
        ${words.drop} <label for="files">${words.attach}</label>
        <input id="files" type="file" multiple />
      </div>
      <ul class="chosen"></ul>
      <div class="refusals"></div>
      <p class="failed"></p>
      <input type="submit" class="send" value="${words.send}" />
    </form>
    <form id="note" class="hidden">
      <p>${words.internalNote}</p>
      <textarea rows="6"></textarea>
      <input type="file" multiple />
      <input type="submit" value="${words.create}" />
    </form>
  </div>`;
}

function startForms(ticket) {
  const [reply, note] = root.querySelectorAll('.forms form');
  root.querySelector('.tabs').addEventListener('click', (event) => {
    event.preventDefault();
    const isNote = event.target.getAttribute('href') === '#note';
    reply.classList.toggle('hidden', isNote);
    note.classList.toggle('hidden', !isNote);
  });
  note.addEventListener('submit', (event) => event.preventDefault());
  sendOnPress({
    button: reply.querySelector('.send'),
    failed: reply.querySelector('.failed'),
    ticketId: () => ticket.id,
    readText: () => reply.elements.text.value,
    files: keepFiles({
      list: reply.querySelector('.chosen'),
      refusals: reply.querySelector('.refusals'),
      input: reply.querySelector('[type=file]'),
      dropZone: reply.querySelector('.dropzone'),
      isAllowed: ({ name }) => ALLOWED.test(name),
    }),
    sent: refresh,
  });
}

drawFrame();
unfoldQuotes(root);
const { go, refresh } = startRouter({ readPlace, addressOf, visit, hasAnchors: true });
