// The layout of a team that writes semantic HTML: landmarks, headings, lists, labels and real links.
import { fetchInbox, fetchTicket, sendReply, signOut } from './api.js';
import { collectFiles } from './attachments.js';
import { agent } from './boot.js';
import { formatDate, formatSize, formatTimeLeft, initials } from './format.js';
import { fill, html } from './html.js';
import { moduleIcons, paperclip } from './icons.js';
import { startRouter } from './router.js';
import { listenForShortcuts } from './shortcuts.js';
import { drawText } from './text.js';
import { words } from './words.js';

const ALL = { filter: 'all', query: '' };
const root = document.getElementById('root');
/** The list that the agent came from. It determines the previous and the next ticket. */
let list = ALL;
let current = null;

function readPlace({ pathname, searchParams }) {
  const [, area, name] = pathname.split('/');
  if (area === 'tickets') return { ...list, ticketId: name };
  return area === 'inbox' ? { filter: name, query: searchParams.get('q') ?? '', ticketId: null } : null;
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `/tickets/${ticketId}`;
  return `/inbox/${filter}${query && `?${new URLSearchParams({ q: query })}`}`;
}

async function visit(place, isCurrent) {
  const main = document.querySelector('main');
  current = null;
  if (!place.ticketId) {
    list = place;
    const inbox = await fetchInbox(place);
    if (isCurrent()) drawInbox(main, place, inbox);
    return;
  }
  drawSkeleton(main);
  const ticket = await fetchTicket(place);
  if (isCurrent()) drawTicket(main, ticket);
}

function drawFrame() {
  fill(
    root,
    html`
      <header class="topbar">
        <a class="logo" href="/inbox/to-handle">responso</a>
        <form role="search" class="search">
          <label for="search" class="visually-hidden">${words.search}</label>
          <input id="search" type="search" name="q" placeholder="${words.search}" />
        </form>
        <button type="button" class="primary">+ ${words.addChannel}</button>
        <div class="me">
          <span class="avatar">${initials(agent.name)}</span>
          <span class="me-text"><strong>${agent.name}</strong><small>${agent.email}</small></span>
          <button type="button" class="plain" id="sign-out">${words.signOut}</button>
        </div>
      </header>
      <nav class="modules">${Object.entries(moduleIcons).map(([name, icon]) => drawModule(name, icon))}</nav>
      <main></main>
    `,
  );
  document.getElementById('sign-out').addEventListener('click', signOut);
  root.querySelector('[role="search"]').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ filter: list.filter, query: event.target.elements.q.value.trim(), ticketId: null });
  });
}

function drawModule(name, icon) {
  const content = html`${icon}<span class="visually-hidden">${words.modules[name]}</span>`;
  return name === 'inbox'
    ? html`<a href="/inbox/to-handle" title="${words.modules[name]}" aria-current="true">${content}</a>`
    : html`<button type="button" title="${words.modules[name]}">${content}</button>`;
}

function drawInbox(main, place, { tickets, counts, now }) {
  document.title = `${words.filters[place.filter]} – Responso`;
  const search = document.getElementById('search');
  // The agent may have gone on typing while the list was on its way.
  if (document.activeElement !== search) search.value = place.query;
  main.className = 'inbox';
  fill(
    main,
    html`
      <nav class="filters" aria-label="${words.filtersTitle}">
        <ul>
          ${Object.entries(words.filters).map(
            ([filter, name]) =>
              html`<li>
                <a
                  href="${addressOf({ filter, query: '' })}"
                  aria-current="${filter === place.filter ? 'page' : 'false'}"
                  >${name} <span class="count">${counts[filter]}</span></a
                >
              </li>`,
          )}
        </ul>
        <h2>${words.filtersTitle}</h2>
      </nav>
      <section class="list">
        <h1>${words.filters[place.filter]}${place.query && html` <small>„${place.query}”</small>`}</h1>
        <table>
          <thead>
            <tr>
              <th>${words.requester}</th>
              <th>${words.subject}</th>
              <th>${words.agent}</th>
              <th>${words.status}</th>
              <th>${words.lastReply}</th>
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${tickets.map((row) => drawRow(row, now))}
          </tbody>
        </table>
        ${tickets.length === 0 && html`<p class="empty">${words.nothing}</p>`}
      </section>
    `,
  );
}

function drawRow(
  { id, requester, subject, type, agent: assigned, status, lastReplyAt, isBuyersTurn, source },
  now,
) {
  return html`<tr>
    <td><a href="/tickets/${id}">${requester}</a><small>${source.channel}</small></td>
    <td>
      <a href="/tickets/${id}">${subject}</a
      >${type !== 'ticket' && html` <span class="type ${type}">${words.types[type]}</span>`}
    </td>
    <td>${assigned ?? words.nobody}</td>
    <td><span class="status ${status}">${words.statuses[status]}</span></td>
    <td>
      <time>${formatDate(lastReplyAt)}</time
      ><small>${status === 'open' && !isBuyersTurn && drawTimeLeft(lastReplyAt, now)}</small>
    </td>
    <td><button type="button" class="plain" aria-label="${words.more}">…</button></td>
  </tr>`;
}

function drawTimeLeft(lastReplyAt, now) {
  const left = formatTimeLeft(lastReplyAt, now);
  return left && `${left} ${words.timeLeft}`;
}

function drawSkeleton(main) {
  main.className = 'ticket loading';
  fill(
    main,
    html`<article aria-busy="true">
        <div class="bone wide"></div>
        <div class="bone"></div>
        <div class="bone block"></div>
        <div class="bone block"></div>
      </article>
      <aside aria-busy="true">
        <div class="bone"></div>
        <div class="bone"></div>
        <div class="bone"></div>
      </aside>`,
  );
}

function drawTicket(main, ticket) {
  main.className = 'ticket';
  if (!ticket) {
    fill(main, html`<p class="empty">${words.notFound}</p>`);
    return;
  }
  current = ticket;
  document.title = `${ticket.subject} – Responso`;
  fill(
    main,
    html`<article>
        <header>
          <p class="steps">
            <a href="${addressOf({ ...list, ticketId: null })}">← ${words.back}</a>
            ${drawStep(ticket.previous, words.previous, '‹')} ${drawStep(ticket.next, words.next, '›')}
          </p>
          <h1>${ticket.subject}</h1>
          <p class="marks">
            <span class="type ${ticket.type}">${words.types[ticket.type]}</span>
            <span class="status ${ticket.status}">${words.statuses[ticket.status]}</span>
            <span class="id">#${ticket.id}</span>
          </p>
        </header>
        <ol class="conversation">
          ${ticket.messages.map(drawMessage)}
        </ol>
        ${drawReplyBox()}
      </article>
      ${drawAside(ticket)}`,
  );
  main.querySelector('.conversation').lastElementChild?.scrollIntoView({ block: 'end' });
  startReplyBox(main.querySelector('form.reply'), ticket);
}

function drawStep(id, name, sign) {
  return id
    ? html`<a
        href="/tickets/${id}"
        rel="${name === words.next ? 'next' : 'prev'}"
        title="${name}"
        aria-label="${name}"
        >${sign}</a
      >`
    : html`<span class="off" aria-hidden="true">${sign}</span>`;
}

function drawMessage({ from, author, at, text, quoted, attachments }) {
  if (from === 'system') return html`<li class="event">${text} <time>${formatDate(at)}</time></li>`;
  return html`<li class="message ${from}">
    <header>
      <span class="avatar">${initials(author)}</span><strong>${author}</strong><time>${formatDate(at)}</time>
      <button type="button" class="plain" aria-label="${words.more}">⋮</button>
    </header>
    <div class="text">${drawText(text)}</div>
    ${
      quoted &&
      html`<details>
        <summary title="${words.quoted}">…</summary>
        <p>${formatDate(quoted.at)}, ${quoted.author} ${words.wrote}:</p>
        <blockquote>${drawText(quoted.text)}</blockquote>
      </details>`
    }
    ${
      attachments.length > 0 &&
      html`<ul class="files">
        ${attachments.map((file) => html`<li><a href="${file.address}" download>${file.name}</a> <small>${formatSize(file.size)}</small></li>`)}
      </ul>`
    }
  </li>`;
}

function drawAside({ requester, source, status, agent: assigned, tags, type, orderNumber }) {
  return html`<aside>
    <section>
      <h2>${words.requester}</h2>
      <p class="person">
        <span class="avatar">${initials(requester.name)}</span><strong>${requester.name}</strong>
      </p>
      <dl>
        ${drawFact(words.email, requester.email)} ${drawFact(words.phone, requester.phone)}
        ${drawFact(words.login, requester.login)} ${drawFact(words.orderNumber, orderNumber)}
      </dl>
    </section>
    <section>
      <h2>${words.details}</h2>
      <dl>
        ${drawFact(words.type, words.types[type])} ${drawFact(words.channel, source.channel)}
        ${drawFact(words.source, source.account)} ${drawFact(words.status, words.statuses[status])}
        ${drawFact(words.agent, assigned ?? words.nobody)}
      </dl>
      <h3>${words.tags}</h3>
      <ul class="tags">
        ${tags.map((tag) => html`<li>${tag}</li>`)}
      </ul>
    </section>
    <section class="native">
      <h2>
        <button type="button" aria-expanded="false">${words.baseOrders} <span>▸</span></button>
      </h2>
    </section>
  </aside>`;
}

function drawFact(name, value) {
  return (
    value &&
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`
  );
}

function drawReplyBox() {
  return html`<form class="reply" aria-label="${words.reply}">
    <div
      class="editor"
      contenteditable="true"
      role="textbox"
      aria-multiline="true"
      aria-label="${words.reply}"
      data-placeholder="${words.write}"
    ></div>
    <ul class="files chosen"></ul>
    <footer>
      <button type="button" class="plain attach" title="${words.attach}">
        ${paperclip}<span class="visually-hidden">${words.attach}</span>
      </button>
      <small class="hint">${words.drop}</small>
      <p role="alert"></p>
      <button type="submit" class="primary">${words.send}</button>
    </footer>
  </form>`;
}

function startReplyBox(form, ticket) {
  const editor = form.querySelector('.editor');
  const chosen = form.querySelector('.chosen');
  // Opens the file dialog and is never part of the page.
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true });
  form.querySelector('.attach').addEventListener('click', () => input.click());
  const files = collectFiles({
    input,
    dropZone: form,
    draw: (list) =>
      fill(
        chosen,
        html`${list.map((file) => html`<li>${file.name} <small>${formatSize(file.size)}</small> <button type="button" class="plain" aria-label="${words.remove} ${file.name}">×</button></li>`)}`,
      ),
  });
  chosen.addEventListener('click', (event) => {
    const item = event.target.closest('button')?.closest('li');
    if (item) files.remove([...chosen.children].indexOf(item));
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type="submit"]');
    button.disabled = true;
    try {
      await sendReply(ticket.id, editor.innerText.trim(), files.current());
      if (current === ticket) refresh();
    } catch {
      form.querySelector('[role="alert"]').textContent = words.failed;
      button.disabled = false;
    }
  });
}

drawFrame();
const { go, refresh } = startRouter({ readPlace, addressOf, visit });
listenForShortcuts({
  r: () => document.querySelector('.editor')?.focus(),
  j: () => current?.next && go({ ...list, ticketId: current.next }),
  k: () => current?.previous && go({ ...list, ticketId: current.previous }),
  '/': () => document.getElementById('search').focus(),
});
