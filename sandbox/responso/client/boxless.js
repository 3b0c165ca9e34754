// Wrappers without a box: `display: contents` around everything, elements of zero size whose children are visible all the
// same, messages that are rendered only when they scroll into view. The right column is a table. So is the app's bar, a
// table of one row. Type, status and source are one line.
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate } from './format.js';
import { fill, html } from './html.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { buyerFacts, drawBody, drawFiles, kindOf } from './ticket-parts.js';
import { words } from './words.js';

const root = document.getElementById('root');
let list = { filter: 'all', query: '' };

function readPlace({ pathname, searchParams }) {
  const [, , area, id] = pathname.split('/');
  if (!pathname.startsWith('/helpdesk/') || area !== 'cases') return null;
  if (id) return { ...list, ticketId: id };
  return {
    filter: searchParams.get('filter') ?? 'to-handle',
    query: searchParams.get('q') ?? '',
    ticketId: null,
  };
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `/helpdesk/cases/${ticketId}/view`;
  return `/helpdesk/cases?${new URLSearchParams({ filter, ...(query && { q: query }) })}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) list = place;
  const answer = place.ticketId ? await fetchTicket(place) : await fetchInbox(place);
  if (!isCurrent()) return;
  if (!place.ticketId) drawList(answer);
  else if (answer) drawTicket(answer);
  else fill(main(), html`<p>${words.notFound}</p>`);
}

const main = () => root.querySelector('main');

function drawFrame() {
  fill(
    root,
    html`<table class="bar">
        <tbody>
          <tr>
            <td><b>Responso</b></td>
            ${Object.entries(words.filters).map(([filter, name]) => html`<td><a href="${addressOf({ filter, query: '' })}">${name}</a></td>`)}
            <td>
              <form><input name="q" aria-label="${words.search}" placeholder="${words.search}" /></form>
            </td>
            <td>${agent.name}</td>
            <td>${agent.email}</td>
            <td><button type="button">${words.signOut}</button></td>
          </tr>
        </tbody>
      </table>
      <main></main>`,
  );
  root.querySelector('.bar button').addEventListener('click', signOut);
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    go({ filter: 'all', query: event.target.elements.q.value.trim(), ticketId: null });
  });
}

function drawList({ tickets }) {
  fill(
    main(),
    html`<div class="cases">
      ${tickets.map(
        ({ id, requester, subject, status, lastReplyAt }) =>
          html`<p>
            <a href="${addressOf({ ticketId: id })}">${subject}</a> – ${requester} –
            ${words.statuses[status]}, ${formatDate(lastReplyAt)}
          </p>`,
      )}
    </div>`,
  );
}

function drawTicket(ticket) {
  const { type, status, source } = kindOf(ticket);
  document.title = ticket.subject;
  fill(
    main(),
    html`<article>
      <header>
        <div class="nothing">
          <h1>${ticket.subject}</h1>
          <p>${type} (${status}) – ${source}</p>
        </div>
      </header>
      <section class="talk">
        <div class="nothing">
          <div class="flow">${ticket.messages.map(drawMessage)}</div>
        </div>
      </section>
      <div class="wrapper"><textarea rows="5" placeholder="${words.write}"></textarea></div>
      <div class="wrapper foot">
        <div class="nothing"><input type="file" multiple aria-label="${words.attach}" /></div>
        <button type="button" class="clip">${words.attach}</button>
        <ul class="chosen"></ul>
        <span class="failed"></span>
        <button type="button" class="send">${words.send}</button>
      </div>
      ${drawColumn(ticket)}
    </article>`,
  );
  startReply(ticket);
}

function drawMessage(message) {
  const { from, author, at, text, quoted, attachments } = message;
  if (from === 'system') return html`<p class="event">${text}, ${formatDate(at)}</p>`;
  return html`<div class="message ${from}">
    <p><b>${author}</b>, ${formatDate(at)}</p>
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

function drawColumn({ requester, orderNumber, agent: assigned, tags, previous, next }) {
  const rows = [
    [words.requester, requester.name],
    ...buyerFacts({ requester, orderNumber }),
    [words.agent, assigned ?? words.nobody],
    [words.tags, tags.join(', ')],
  ];
  return html`<table class="column">
    <tbody>
      ${rows.map(
        ([label, value]) =>
          html`<tr>
            <td>${label}</td>
            <td>${value}</td>
          </tr>`,
      )}
      <tr class="rest">
        <td>${previous && html`<a href="${addressOf({ ticketId: previous })}">← ${words.previous}</a>`}</td>
        <td>${next && html`<a href="${addressOf({ ticketId: next })}">${words.next} →</a>`}</td>
      </tr>
    </tbody>
  </table>`;
}

function startReply(ticket) {
  const part = (selector) => main().querySelector(selector);
  const input = part('[type=file]');
  part('.clip').addEventListener('click', () => input.click());
  sendOnPress({
    button: part('.send'),
    failed: part('.failed'),
    ticketId: () => ticket.id,
    readText: () => part('textarea').value,
    files: keepFiles({ input, list: part('.chosen'), dropZone: part('textarea') }),
    sent: refresh,
  });
}

drawFrame();
const { go, refresh } = startRouter({ readPlace, addressOf, visit });
