// Parts appear late or too early. A ticket's content is drawn before the address changes. The right column comes last
// and is replaced every few seconds. Reply creates the editor (Quill). The agent's address is a thin line of text above
// a narrow page.
import './quill.js';
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate } from './format.js';
import { build, fill, html } from './html.js';
import { paperclip } from './icons.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { buyerFacts, drawBody, drawFiles, drawFoldedQuote, kindOf, unfoldQuotes } from './ticket-parts.js';
import { words } from './words.js';

/** ms */
const ADDRESS_AFTER = 150;
const COLUMN_AFTER = 2_500;
const COLUMN_ANEW_EVERY = 4_000;

const { Quill } = window;
const root = document.getElementById('root');
let list = { filter: 'all', query: '' };
let redrawing;

function readPlace({ pathname, searchParams }) {
  const [, area, filter, ticketId] = pathname.split('/');
  if (area !== 'workspace') return null;
  return { filter, query: searchParams.get('q') ?? '', ticketId: ticketId ?? null };
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `/workspace/${filter}/${ticketId}`;
  return `/workspace/${filter}${query && `?${new URLSearchParams({ q: query })}`}`;
}

async function visit(place, isCurrent) {
  const answer = place.ticketId ? await fetchTicket(place) : await fetchInbox(place);
  if (!isCurrent()) return;
  clearInterval(redrawing);
  root.querySelector('.column')?.remove();
  list = place;
  if (!place.ticketId) drawList(answer);
  else if (!answer) fill(page(), html`<p>${words.notFound}</p>`);
  else {
    drawTicket(answer);
    setTimeout(() => isCurrent() && keepColumn(answer), COLUMN_AFTER);
  }
}

const page = () => root.querySelector('.page');
const ticketLink = (ticketId) => addressOf({ filter: list.filter, query: '', ticketId });

function drawFrame() {
  fill(
    root,
    html`<p class="line">Responso – ${agent.name} – ${agent.email}</p>
      <p class="line">
        ${Object.entries(words.filters).map(([filter, name]) => html`<a href="/workspace/${filter}">${name}</a> `)}
        <a href="/login" class="quit">${words.signOut}</a>
      </p>
      <div class="sheet"><div class="page"></div></div>`,
  );
  root.querySelector('.quit').addEventListener('click', (event) => {
    event.preventDefault();
    signOut();
  });
}

function drawList({ tickets }) {
  fill(
    page(),
    html`<form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
      ${tickets.map(
        ({ id, requester, subject, excerpt, lastReplyAt }) =>
          html`<a class="card" href="${ticketLink(id)}">
            <b>${subject}</b> <small>${requester}, ${formatDate(lastReplyAt)}</small>
            <span>${excerpt}</span>
          </a>`,
      )}`,
  );
  page()
    .querySelector('form')
    .addEventListener('submit', (event) => {
      event.preventDefault();
      go({ filter: 'all', query: event.target.elements.q.value.trim(), ticketId: null });
    });
}

function drawTicket(ticket) {
  const { subject, messages, previous, next } = ticket;
  const { type, status, source } = kindOf(ticket);
  document.title = `${subject} · Responso`;
  fill(
    page(),
    html`<h1>${subject}</h1>
      <p class="soft">${status} · ${type} · ${source}</p>
      <div class="talk">${messages.map(drawMessage)}</div>
      <div class="place"></div>
      <p class="actions">
        <button type="button" class="reply">${words.reply}</button>
        <button type="button">${words.internalNote}</button>
        ${previous && html`<a href="${ticketLink(previous)}">${words.previous}</a>`}
        ${next && html`<a href="${ticketLink(next)}">${words.next}</a>`}
      </p>`,
  );
  page()
    .querySelector('.reply')
    .addEventListener('click', () => openReply(ticket));
}

function drawMessage(message) {
  const { from, author, at, text, quoted, attachments } = message;
  if (from === 'system') return html`<p class="soft">${text} · ${formatDate(at)}</p>`;
  return html`<div class="message ${from}">
    <p class="soft">${author} · ${formatDate(at)}</p>
    ${drawBody(message)} ${drawFoldedQuote(quoted)} ${drawFiles(attachments)}
  </div>`;
}

/** Replaces the whole element each time. */
function keepColumn(ticket) {
  const show = () => {
    root.querySelector('.column')?.remove();
    root.querySelector('.sheet').append(buildColumn(ticket));
  };
  show();
  redrawing = setInterval(show, COLUMN_ANEW_EVERY);
}

function buildColumn({ requester, orderNumber, agent: assigned, tags }) {
  return build(
    html`<div class="column">
      <h3>${requester.name}</h3>
      ${buyerFacts({ requester, orderNumber }).map(
        ([label, value], at) =>
          html`<label for="fact-${at}">${label}</label> <input id="fact-${at}" value="${value}" readonly />`,
      )}
      <label>${words.agent} <input value="${assigned ?? words.nobody}" disabled /></label>
      <p class="soft">${tags.join(', ')}</p>
    </div>`,
  );
}

function openReply(ticket) {
  const place = page().querySelector('.place');
  if (place.childElementCount > 0) return;
  const composer = build(
    html`<div class="composer">
      <div class="editor"></div>
      <input type="file" multiple hidden />
      <ul class="chosen"></ul>
      <p>
        <button type="button" class="clip" title="${words.attach}">${paperclip}</button>
        <span class="failed"></span>
        <button type="button" class="send">${words.send}</button>
      </p>
    </div>`,
  );
  place.append(composer);
  const part = (selector) => composer.querySelector(selector);
  const quill = new Quill(part('.editor'), { theme: 'snow', placeholder: words.write });
  const input = part('[type=file]');
  part('.clip').addEventListener('click', () => input.click());
  sendOnPress({
    button: part('.send'),
    failed: part('.failed'),
    ticketId: () => ticket.id,
    readText: () => quill.getText(),
    files: keepFiles({ input, list: part('.chosen'), dropZone: composer }),
    sent: refresh,
  });
  quill.focus();
}

drawFrame();
unfoldQuotes(root);
const { go, refresh } = startRouter({ readPlace, addressOf, visit, addressAfter: ADDRESS_AFTER });
