// The ticket is a document in a frame, and each ticket gets a new frame. The list and the reply are outside of it. Type and
// source are one line.
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate } from './format.js';
import { fill, html } from './html.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { buyerFacts, drawBody, drawFiles, kindOf } from './ticket-parts.js';
import { words } from './words.js';

const root = document.getElementById('root');

function readPlace({ pathname, searchParams }) {
  if (pathname !== '/frames') return null;
  return {
    filter: searchParams.get('list') ?? 'all',
    query: searchParams.get('q') ?? '',
    ticketId: searchParams.get('ticket'),
  };
}

function addressOf({ filter, query, ticketId }) {
  const parameters = ticketId ? { ticket: ticketId } : { list: filter, ...(query && { q: query }) };
  return `/frames?${new URLSearchParams(parameters)}`;
}

async function visit(place, isCurrent) {
  const answer = place.ticketId ? await fetchTicket(place) : await fetchInbox(place);
  if (!isCurrent()) return;
  if (!place.ticketId) drawList(answer);
  else if (answer) await drawTicket(answer, isCurrent);
  else fill(stage(), html`<p>${words.notFound}</p>`);
}

const stage = () => root.querySelector('.stage');

function drawFrame() {
  fill(
    root,
    html`<div class="rail">
        <b>Responso</b>
        ${Object.entries(words.filters).map(([filter, name]) => html`<a href="${addressOf({ filter })}">${name}</a>`)}
        <form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
        <p>${agent.name}<br />${agent.email}</p>
        <button type="button">${words.signOut}</button>
      </div>
      <div class="stage"></div>`,
  );
  root.querySelector('button').addEventListener('click', signOut);
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ filter: 'all', query: event.target.elements.q.value.trim(), ticketId: null });
  });
}

function drawList({ tickets }) {
  fill(
    stage(),
    html`<ul class="list">
      ${tickets.map(
        ({ id, requester, subject, lastReplyAt }) =>
          html`<li>
            <a href="${addressOf({ ticketId: id })}">${subject}</a> ${requester}, ${formatDate(lastReplyAt)}
          </li>`,
      )}
    </ul>`,
  );
}

async function drawTicket(ticket, isCurrent) {
  fill(
    stage(),
    html`<div class="frame"></div>
      <form class="reply">
        <textarea name="text" rows="4" placeholder="${words.write}"></textarea>
        <input type="file" multiple aria-label="${words.attach}" />
        <ul class="chosen"></ul>
        <span class="failed"></span>
        <button type="submit" class="send">${words.send}</button>
      </form>`,
  );
  startReply(ticket);
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = '<!doctype html><title>Ticket</title>';
  root.querySelector('.frame').append(frame);
  await loaded;
  if (isCurrent()) drawInside(frame.contentDocument, ticket);
}

function drawInside(inner, ticket) {
  const { subject, requester, orderNumber, messages, previous, next } = ticket;
  const { type, status, source } = kindOf(ticket);
  inner.head.append(document.querySelector('link[rel=stylesheet]').cloneNode());
  inner.body.className = `${document.body.className} inner`;
  inner.addEventListener('click', follow);
  fill(
    inner.body,
    html`<div class="ticket">
        <h1>${subject}</h1>
        <p class="kind">${type} / ${source}</p>
        ${messages.map(drawMessage)}
      </div>
      <div class="side">
        <p>${status}</p>
        <p><b>${requester.name}</b></p>
        ${buyerFacts({ requester, orderNumber }).map(([label, value]) => html`<p>${label}: ${value}</p>`)}
        ${previous && html`<a href="${addressOf({ ticketId: previous })}">${words.previous}</a>`}
        ${next && html`<a href="${addressOf({ ticketId: next })}">${words.next}</a>`}
      </div>`,
  );
}

function drawMessage(message) {
  const { from, author, at, text, quoted, attachments } = message;
  if (from === 'system') return html`<p class="soft">${text}, ${formatDate(at)}</p>`;
  return html`<div class="message ${from}">
    <p class="soft">${author}, ${formatDate(at)}</p>
    ${drawBody(message)}
    ${
      quoted &&
      html`<blockquote>
        <p>${formatDate(quoted.at)}, ${quoted.author} ${words.wrote}:</p>
        <p>${quoted.text}</p>
      </blockquote>`
    }
    ${drawFiles(attachments)}
  </div>`;
}

function startReply(ticket) {
  const form = root.querySelector('.reply');
  sendOnPress({
    button: form.querySelector('.send'),
    failed: form.querySelector('.failed'),
    ticketId: () => ticket.id,
    readText: () => form.elements.text.value,
    files: keepFiles({
      input: form.querySelector('[type=file]'),
      list: form.querySelector('.chosen'),
      dropZone: form,
    }),
    sent: refresh,
  });
}

drawFrame();
const { go, refresh, follow } = startRouter({ readPlace, addressOf, visit });
