// The layout of a team that shows the list and the conversation side by side and has no right column. The facts about
// the requester are in one line and in a box that the line opens.
import { fetchInbox, fetchTicket, sendReply, signOut } from './api.js';
import { collectFiles } from './attachments.js';
import { agent } from './boot.js';
import { formatDate, formatSize, initials } from './format.js';
import { fill, html } from './html.js';
import { moduleIcons } from './icons.js';
import { startRouter } from './router.js';
import { listenForShortcuts } from './shortcuts.js';
import { drawText } from './text.js';
import { words } from './words.js';

const root = document.getElementById('root');
let place;
let current = null;

function readPlace({ pathname, searchParams }) {
  if (pathname !== '/desk') return null;
  return {
    filter: searchParams.get('view') ?? 'to-handle',
    query: searchParams.get('q') ?? '',
    ticketId: searchParams.get('conversation'),
  };
}

function addressOf({ filter, query, ticketId }) {
  const parameters = new URLSearchParams({ view: filter });
  if (query) parameters.set('q', query);
  if (ticketId) parameters.set('conversation', ticketId);
  return `/desk?${parameters}`;
}

async function visit(next, isCurrent) {
  place = next;
  const pane = root.querySelector('.pane');
  // The old conversation stays, dimmed, while the list already highlights the new one.
  pane.classList.toggle('stale', Boolean(place.ticketId));
  const [inbox, ticket] = await Promise.all([
    fetchInbox(place).then((inbox) => (isCurrent() && drawList(inbox), inbox)),
    place.ticketId && fetchTicket(place),
  ]);
  if (!isCurrent()) return;
  pane.classList.remove('stale');
  current = ticket;
  if (ticket) drawConversation(pane, ticket);
  else
    fill(
      pane,
      html`<p class="empty">
        ${place.ticketId ? words.notFound : `${inbox.tickets.length} × ${words.subject.toLowerCase()}`}
      </p>`,
    );
}

function drawFrame() {
  fill(
    root,
    html`<div class="desk">
      <div class="head">
        <b class="logo">responso</b>
        <span class="views"></span>
        <span class="me"
          >${agent.name} &lt;${agent.email}&gt; <button type="button">${words.signOut}</button></span
        >
      </div>
      <ul class="rail">
        ${Object.entries(moduleIcons).map(([name, icon]) => html`<li class="${name === 'inbox' && 'on'}" title="${words.modules[name]}">${icon}</li>`)}
      </ul>
      <div class="list">
        <form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
        <ul class="tickets"></ul>
      </div>
      <div class="pane"></div>
    </div>`,
  );
  root.querySelector('.me button').addEventListener('click', signOut);
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ ...place, query: event.target.elements.q.value.trim() });
  });
}

function drawList({ tickets, counts }) {
  fill(
    root.querySelector('.views'),
    html`${Object.entries(words.filters).map(
      ([filter, name]) =>
        html`<a
          href="${addressOf({ filter, query: '', ticketId: place.ticketId })}"
          class="${filter === place.filter && 'on'}"
          >${name} ${counts[filter]}</a
        >`,
    )}`,
  );
  const search = root.querySelector('.list input');
  // The agent may have gone on typing while the list was on its way.
  if (document.activeElement !== search) search.value = place.query;
  fill(
    root.querySelector('.tickets'),
    html`${tickets.map(drawRow)} ${tickets.length === 0 && html`<li class="empty">${words.nothing}</li>`}`,
  );
  root.querySelector('.tickets .on')?.scrollIntoView({ block: 'nearest' });
}

function drawRow({
  id,
  requester,
  subject,
  orderNumber,
  status,
  agent: assigned,
  lastReplyAt,
  excerpt,
  source,
}) {
  return html`<li class="${id === place.ticketId && 'on'}">
    <p>
      <a href="${addressOf({ ...place, ticketId: id })}">${requester}</a>
      <time>${formatDate(lastReplyAt)}</time>
    </p>
    <p><a class="subject" href="${addressOf({ ...place, ticketId: id })}">${subject}</a></p>
    <p class="excerpt">${excerpt}</p>
    <p class="foot">
      <span class="dot ${status}"></span>${words.statuses[status]} · ${source.channel} ·
      ${orderNumber && `${orderNumber} · `}${assigned ?? words.nobody} <button type="button">…</button>
    </p>
  </li>`;
}

function drawConversation(pane, ticket) {
  document.title = `(${ticket.id}) Responso`;
  fill(
    pane,
    html`<div class="title">
        <a href="${addressOf({ ...place, ticketId: null })}">‹ ${words.back}</a>
        <h3>${ticket.subject}</h3>
        ${ticket.previous && html`<a href="${addressOf({ ...place, ticketId: ticket.previous })}">${words.previous}</a>`}
        ${ticket.next && html`<a href="${addressOf({ ...place, ticketId: ticket.next })}">${words.next}</a>`}
      </div>
      ${drawRequesterLine(ticket)}
      <div class="talk">${ticket.messages.map(drawMessage)}</div>
      ${drawReplyBox()}`,
  );
  pane.querySelector('.talk').scrollTop = 1e6;
  startReplyBox(pane, ticket);
}

function drawRequesterLine({ requester, source, orderNumber, status, type, agent: assigned, tags }) {
  const { name, email, phone, login } = requester;
  const known = [name, email ?? login, orderNumber, `${source.channel} (${source.account})`].filter(Boolean);
  const box = [
    [words.email, email],
    [words.phone, phone],
    [words.login, login],
    [words.agent, assigned ?? words.nobody],
    [words.tags, tags.join(', ')],
  ];
  return html`<div class="line">
    <span class="tag">${words.types[type]}</span><span class="tag ${status}">${words.statuses[status]}</span>
    <span class="known">${known.join(' · ')}</span>
    <details>
      <summary>${words.details}</summary>
      <div class="box">${box.map(([name, value]) => value && html`<p>${name}: ${value}</p>`)}</div>
    </details>
  </div>`;
}

function drawMessage({ from, author, at, text, quoted, attachments }) {
  if (from === 'system') return html`<p class="event">${text} – ${formatDate(at)}</p>`;
  return html`<div class="bubble ${from}">
    <p class="by">
      <i>${initials(author)}</i> ${author}, ${formatDate(at)}
      <button type="button" title="${words.more}">⋮</button>
    </p>
    ${drawText(text)}
    ${
      quoted &&
      html`<blockquote>
        <p>${formatDate(quoted.at)}, ${quoted.author} ${words.wrote}:</p>
        ${drawText(quoted.text)}
      </blockquote>`
    }
    ${attachments.map((file) => html`<p><a href="${file.address}">${file.name}</a> (${formatSize(file.size)})</p>`)}
  </div>`;
}

function drawReplyBox() {
  return html`<form class="answer">
    <textarea name="text" rows="3" placeholder="${words.write}"></textarea>
    <p class="failed"></p>
    <div>
      <input type="file" multiple aria-label="${words.attach}" />
      <span class="chosen"></span>
      <button type="submit">${words.send}</button>
    </div>
  </form>`;
}

/** Files can be dropped on the whole conversation. */
function startReplyBox(pane, ticket) {
  const form = pane.querySelector('.answer');
  const chosen = form.querySelector('.chosen');
  const files = collectFiles({
    input: form.querySelector('input'),
    dropZone: pane.querySelector('.talk'),
    draw: (list) =>
      fill(
        chosen,
        html`${list.map(({ name }) => html`<span class="tag">${name} <button type="button" aria-label="${words.remove} ${name}">×</button></span>`)}`,
      ),
  });
  chosen.addEventListener('click', (event) => {
    const item = event.target.closest('button')?.parentElement;
    if (item) files.remove([...chosen.children].indexOf(item));
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await sendReply(ticket.id, form.elements.text.value.trim(), files.current());
      if (current === ticket) refresh();
    } catch {
      form.querySelector('.failed').textContent = words.failed;
    }
  });
}

drawFrame();
const { go, refresh } = startRouter({ readPlace, addressOf, visit });
listenForShortcuts({
  r: () => root.querySelector('textarea')?.focus(),
  j: () => current?.next && go({ ...place, ticketId: current.next }),
  k: () => current?.previous && go({ ...place, ticketId: current.previous }),
});
