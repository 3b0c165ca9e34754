// Built like open-source shared mailboxes. The newest message comes first. The customer card is at the right, and before
// the thread in the markup. The reply editor (Summernote) is in the page from the start; Reply removes the class that
// hides it. Dialogs that nobody has opened lie beside the root.
import './jquery.js';
import './summernote.js';
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate, initials } from './format.js';
import { build, fill, html } from './html.js';
import { paperclip } from './icons.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { buyerFacts, drawBody, drawFiles, drawFoldedQuote, kindOf, unfoldQuotes } from './ticket-parts.js';
import { words } from './words.js';

const { jQuery } = window;
const root = document.getElementById('root');
let list = { filter: 'all', query: '' };

function readPlace({ pathname, searchParams }) {
  const [, area, name] = pathname.split('/');
  if (area === 'conversation') return { ...list, ticketId: name };
  return area === 'mailbox' ? { filter: name, query: searchParams.get('q') ?? '', ticketId: null } : null;
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `/conversation/${ticketId}`;
  return `/mailbox/${filter}${query && `?${new URLSearchParams({ q: query })}`}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) {
    list = place;
    const inbox = await fetchInbox(place);
    if (isCurrent()) drawInbox(place, inbox);
    return;
  }
  const ticket = await fetchTicket(place);
  const others = ticket && (await fetchInbox({ filter: 'all', query: ticket.requester.name }));
  if (!isCurrent()) return;
  if (ticket) drawTicket(ticket, others.tickets);
  else fill(stage(), html`<p class="empty">${words.notFound}</p>`);
}

const stage = () => root.querySelector('.stage');

function drawFrame() {
  fill(
    root,
    html`<div class="navbar">
        <a class="brand" href="/mailbox/to-handle">Responso</a>
        ${Object.entries(words.filters).map(([filter, name]) => html`<a href="/mailbox/${filter}">${name}</a>`)}
        <form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
        <div class="menu">
          <span>${agent.name} ▾</span>
          <ul>
            <li>${agent.email}</li>
            <li><button type="button" class="quit">${words.signOut}</button></li>
          </ul>
        </div>
      </div>
      <div class="stage"></div>
      <div class="footer">© 2018-2026 Responso Mailbox 1.8.199, deb12u6</div>`,
  );
  root.querySelector('.quit').addEventListener('click', signOut);
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ ...list, query: event.target.elements.q.value.trim(), ticketId: null });
  });
  for (const name of [words.forward, words.draft]) document.body.append(buildDialog(name));
}

function buildDialog(name) {
  return build(
    html`<div class="dialog" role="dialog">
      <h4>${name}</h4>
      <p>${words.chooseOne}</p>
      <a href="#">${words.close}</a>
    </div>`,
  );
}

function drawInbox({ filter }, { tickets }) {
  document.title = `${words.filters[filter]} - Responso`;
  fill(
    stage(),
    html`<table class="conversations">
      <tr>
        <th>${words.requester}</th>
        <th>${words.subject}</th>
        <th>#</th>
        <th>${words.lastReply}</th>
      </tr>
      ${tickets.map(
        ({ id, requester, subject, excerpt, lastReplyAt }) =>
          html`<tr>
            <td><a href="/conversation/${id}">${requester}</a></td>
            <td>
              <a href="/conversation/${id}">${subject} <small>${excerpt}</small></a>
            </td>
            <td><a href="/conversation/${id}">${id}</a></td>
            <td>${formatDate(lastReplyAt)}</td>
          </tr>`,
      )}
    </table>`,
  );
}

function drawTicket(ticket, others) {
  const { type, status, source } = kindOf(ticket);
  jQuery(root).find('.editor').summernote('destroy');
  document.title = `#${ticket.id} ${ticket.subject} - Responso`;
  fill(
    stage(),
    html`<div class="conversation">
      <div class="head">
        <div class="toolbar">
          <span
            class="tool reply"
            role="button"
            tabindex="0"
            title="${words.reply}"
            aria-label="${words.reply}"
            >↩</span
          >
          <span class="tool" role="button" tabindex="0" title="${words.internalNote}">✎</span>
          <span class="tool" role="button" tabindex="0" title="${words.more}">…</span>
          <span class="from"><i class="channel"></i>${source}</span>
          <span class="status">${status} ▾</span>
          <span>${ticket.agent ?? words.nobody} ▾</span>
        </div>
        <div class="subject">
          <span>${ticket.subject}</span> <span class="chip">${type}</span>
          <div class="number">
            # <b>${ticket.id}</b> ${drawStep(ticket.previous, '‹', words.previous)}
            ${drawStep(ticket.next, '›', words.next)}
          </div>
        </div>
      </div>
      ${drawCard(
        ticket,
        others.filter(({ id }) => id !== ticket.id),
      )}
      <div class="main">
        ${drawReplyBlock(ticket)} ${ticket.messages.map((message) => drawThread(message, ticket)).reverse()}
      </div>
    </div>`,
  );
  startReplyBlock(ticket);
}

function drawStep(id, sign, name) {
  return id && html`<a href="/conversation/${id}" title="${name}">${sign}</a>`;
}

function drawCard({ requester, orderNumber }, others) {
  return html`<div class="customer">
    <div class="photo">${initials(requester.name)}</div>
    <div class="name"><a href="#">${requester.name}</a></div>
    <ul>
      ${requester.email && html`<li><a href="mailto:${requester.email}">${requester.email}</a></li>`}
      ${buyerFacts({ requester: { ...requester, email: '' }, orderNumber }).map(
        ([label, value]) => html`<li><span>${label}:</span> ${value}</li>`,
      )}
    </ul>
    ${
      others.length > 0 &&
      html`<h4>${words.others}</h4>
        <ul>
          ${others.map(({ id, subject }) => html`<li><a href="/conversation/${id}">✉ ${subject}</a></li>`)}
        </ul>`
    }
  </div>`;
}

function drawReplyBlock({ requester }) {
  return html`<div class="block hidden">
    <div class="to">${words.to}: ${requester.email ?? requester.name}</div>
    <textarea class="editor" name="body"></textarea>
    <ul class="chosen"></ul>
    <div class="foot">
      <span class="tool clip" role="button" tabindex="0" title="${words.attach}">${paperclip}</span>
      <span class="failed"></span>
      <button type="button" class="cancel">${words.cancel}</button>
      <button type="button" class="send">${words.send}</button>
    </div>
  </div>`;
}

function drawThread(message, { requester, source }) {
  const { id, from, author, at, text, quoted, attachments } = message;
  if (from === 'system')
    return html`<div class="thread event">${text} <a href="#thread-${id}">${formatDate(at)}</a></div>`;
  return html`<div class="thread ${from}" id="thread-${id}">
    <div class="photo">${initials(author)}</div>
    <div class="message">
      <div class="by">
        <b>${author}</b>
        <small>${words.to}: ${from === 'agent' ? requester.name : source.account}</small>
        <a class="date" href="#thread-${id}">${formatDate(at)}</a>
      </div>
      <div class="body">${drawBody(message)}</div>
      ${drawFoldedQuote(quoted)} ${drawFiles(attachments)}
    </div>
  </div>`;
}

/** The editor takes dropped files itself: while something is dragged, its own overlay covers it. */
function startReplyBlock(ticket) {
  const block = root.querySelector('.block');
  const files = keepFiles({ list: block.querySelector('.chosen') });
  jQuery(block)
    .find('.editor')
    .summernote({
      height: 140,
      placeholder: words.write,
      dialogsInBody: true,
      toolbar: [
        ['font', ['bold', 'italic', 'underline']],
        ['insert', ['link', 'picture']],
      ],
      callbacks: { onImageUpload: (chosen) => files.add(chosen) },
    });
  const toggle = (isOpen) => block.classList.toggle('hidden', !isOpen);
  root.querySelector('.reply').addEventListener('click', () => {
    toggle(true);
    jQuery(block).find('.editor').summernote('focus');
  });
  block.querySelector('.cancel').addEventListener('click', () => toggle(false));
  block.querySelector('.clip').addEventListener('click', () => chooseFiles(block, files));
  sendOnPress({
    button: block.querySelector('.send'),
    failed: block.querySelector('.failed'),
    ticketId: () => ticket.id,
    readText: () => block.querySelector('.note-editable').innerText,
    files,
    sent: refresh,
  });
}

/** The file field exists only from the click on the paper clip until a file is chosen. */
function chooseFiles(block, files) {
  block.querySelector('input.once')?.remove();
  const input = build(html`<input class="once hidden" type="file" multiple />`);
  input.addEventListener('change', () => {
    files.add(input.files);
    input.remove();
  });
  block.append(input);
  input.click();
}

drawFrame();
unfoldQuotes(root);
const { go, refresh } = startRouter({ readPlace, addressOf, visit, hasAnchors: true });
