// Built like old request trackers: boxes in two columns, the history below, and the reply on a page of its own. A
// dashboard has lists of tickets and a small form for a new one. Messages have permalinks.
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent, signature } from './boot.js';
import { formatDate } from './format.js';
import { fill, html } from './html.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { drawBody, drawFiles, drawFoldedQuote, kindOf, unfoldQuotes } from './ticket-parts.js';
import { words } from './words.js';

const MOST_IN_A_BOX = 10;
const ALL = { filter: 'all', query: '' };
const root = document.getElementById('root');

/** A place's `page` is one of `Dashboard`, `Search/Results`, `Ticket/Display` and `Ticket/Update`, which is the reply. */
function readPlace({ pathname, searchParams }) {
  const [, page] = /^\/(Dashboard|Search\/Results|Ticket\/(?:Display|Update))\.html$/.exec(pathname) ?? [];
  if (!page) return null;
  return {
    page,
    filter: searchParams.get('view') ?? 'all',
    query: searchParams.get('q') ?? '',
    ticketId: page.startsWith('Ticket') ? searchParams.get('id') : null,
  };
}

function addressOf({ page, filter, query, ticketId }) {
  if (page === 'Dashboard') return '/Dashboard.html';
  if (page === 'Ticket/Update') return `/Ticket/Update.html?Action=Respond&id=${ticketId}`;
  if (ticketId) return `/Ticket/Display.html?id=${ticketId}`;
  return `/Search/Results.html?${new URLSearchParams({ view: filter, ...(query && { q: query }) })}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) {
    const inbox = await fetchInbox(place);
    if (!isCurrent()) return;
    if (place.page === 'Dashboard') drawDashboard(inbox.tickets);
    else drawResults(place, inbox.tickets);
    return;
  }
  const ticket = await fetchTicket({ ...ALL, ticketId: place.ticketId });
  const others = ticket && (await fetchInbox({ filter: 'all', query: ticket.requester.name }));
  if (!isCurrent()) return;
  if (!ticket) drawPage(words.notFound, [], '');
  else if (place.page === 'Ticket/Update') drawReply(ticket);
  else drawTicket(ticket, others.tickets.filter(({ id }) => id !== ticket.id).slice(0, MOST_IN_A_BOX));
}

/** `tabs` are pairs of address and name. */
function drawPage(title, tabs, body) {
  document.title = title;
  fill(
    root,
    html`<div id="bar">
        <span>Responso</span>
        <span class="personal">${words.signedInAs} <i>${agent.email}</i></span>
        <button type="button" class="quit">${words.signOut}</button>
      </div>
      <ul id="menu">
        <li><a href="/Dashboard.html">${words.dashboard}</a></li>
        ${Object.entries(words.filters).map(([filter, name]) => html`<li><a href="/Search/Results.html?view=${filter}">${name}</a></li>`)}
        <li>
          <form class="search">
            <input name="q" aria-label="${words.search}" placeholder="${words.search}" />
          </form>
        </li>
      </ul>
      <div id="head">
        <h1>${title}</h1>
        <ul>
          ${tabs.map(([address, name]) => address && html`<li><a href="${address}">${name}</a></li>`)}
        </ul>
      </div>
      <div id="body">${body}</div>
      <div id="footer">»|« Responso 5.0.3+dfsg-3~deb12u6 (Debian), 1996-2022</div>`,
  );
  root.querySelector('.quit').addEventListener('click', signOut);
  root.querySelector('.search').addEventListener('submit', (event) => {
    event.preventDefault();
    go({
      page: 'Search/Results',
      filter: 'all',
      query: event.target.elements.q.value.trim(),
      ticketId: null,
    });
  });
}

function drawBox(title, body) {
  return html`<div class="box">
    <div class="box-title">${title}</div>
    <div class="box-body">${body}</div>
  </div>`;
}

function drawRows(tickets) {
  return html`<table class="rows">
    <tr>
      <th>#</th>
      <th>${words.subject}</th>
      <th>${words.status}</th>
      <th>${words.agent}</th>
      <th>${words.requester}</th>
    </tr>
    ${tickets.map(
      ({ id, subject, status, agent: assigned, requester }) =>
        html`<tr>
          <td><a href="/Ticket/Display.html?id=${id}">${id}</a></td>
          <td><a href="/Ticket/Display.html?id=${id}">${subject}</a></td>
          <td>${words.statuses[status]}</td>
          <td>${assigned ?? words.nobody}</td>
          <td>${requester}</td>
        </tr>`,
    )}
  </table>`;
}

function drawResults({ filter }, tickets) {
  drawPage(words.filters[filter], [], drawRows(tickets));
}

/** This page is not a ticket, although it has a text box and a button. */
function drawDashboard(tickets) {
  const mine = tickets.filter((ticket) => ticket.agent === agent.name);
  const nobodys = tickets.filter((ticket) => ticket.agent === null);
  drawPage(
    words.dashboard,
    [],
    html`<div class="columns">
      <div>
        ${drawBox(words.filters.mine, drawRows(mine.slice(0, MOST_IN_A_BOX)))}
        ${drawBox(words.filters['to-handle'], drawRows(nobodys.slice(0, MOST_IN_A_BOX)))}
      </div>
      <div>
        ${drawBox(
          words.quickCreate,
          html`<form class="quick">
            <p><label for="subject">${words.subject}:</label> <input id="subject" size="30" /></p>
            <p>
              <label for="requestor">${words.requester}:</label>
              <input id="requestor" value="${agent.email}" size="30" />
            </p>
            <p><textarea rows="4" cols="40" aria-label="${words.quickCreate}"></textarea></p>
            <button type="submit">${words.create}</button>
          </form>`,
        )}
      </div>
    </div>`,
  );
  root.querySelector('.quick').addEventListener('submit', (event) => event.preventDefault());
}

function tabsOf({ id, previous, next }) {
  return [
    [`/Ticket/Display.html?id=${id}`, words.details],
    [`/Ticket/Update.html?Action=Respond&id=${id}`, words.reply],
    [previous && `/Ticket/Display.html?id=${previous}`, `« ${words.previous}`],
    [next && `/Ticket/Display.html?id=${next}`, `${words.next} »`],
  ];
}

function drawTicket(ticket, others) {
  const { requester, orderNumber, tags, messages } = ticket;
  const { type, status, source } = kindOf(ticket);
  drawPage(
    `#${ticket.id}: ${ticket.subject}`,
    tabsOf(ticket),
    html`<div class="columns">
        <div>
          ${drawBox(
            words.basics,
            html`<table>
                ${drawValue('Id', ticket.id)} ${drawValue(words.status, status)}
                ${drawValue(words.type, type)} ${drawValue(words.orderNumber, orderNumber)}
                ${drawValue(words.tags, tags.join(', '))}
              </table>
              <div class="loose"><span>${words.channel}:</span> ${source}</div>`,
          )}
          ${drawBox(
            words.people,
            html`<table>
              ${drawValue(words.agent, ticket.agent ?? words.nobody)}
              ${drawValue(words.requester, requester.email ? `${requester.name} <${requester.email}>` : requester.name)}
              ${drawValue(words.login, requester.login)} ${drawValue('Cc', agent.email)}
            </table>`,
          )}
        </div>
        <div>
          ${drawBox(
            `${words.requester}: ${requester.name}`,
            html`<table>
                ${drawValue(words.phone, requester.phone)}
              </table>
              ${
                others.length > 0 &&
                html`<p>${words.others}</p>
                  ${drawRows(others)}`
              }`,
          )}
        </div>
      </div>
      ${drawBox(
        words.history,
        html`${messages.map((message, at) => drawTransaction(message, at, ticket.id))}`,
      )}`,
  );
}

function drawValue(label, value) {
  return (
    value &&
    html`<tr>
      <td class="label">${label}:</td>
      <td>${value}</td>
    </tr>`
  );
}

function drawTransaction(message, at, ticketId) {
  const { from, author, at: time, text, quoted, attachments } = message;
  const anchor = `txn-${134 + at}`;
  return html`<div class="transaction" id="${anchor}">
    <div class="meta">
      <a href="#${anchor}">#</a> <span>${formatDate(time)}</span> <span>${author || 'Responso'}</span>
      ${from !== 'system' && html`<a class="right" href="/Ticket/Update.html?Action=Respond&id=${ticketId}">${words.reply}</a>`}
    </div>
    <div class="content">${from === 'system' ? text : drawBody(message)} ${drawFoldedQuote(quoted)}</div>
    ${drawFiles(attachments)}
  </div>`;
}

function drawReply(ticket) {
  const { requester } = ticket;
  drawPage(
    `#${ticket.id}: ${ticket.subject}`,
    tabsOf(ticket),
    drawBox(
      words.reply,
      html`<form class="update">
        <table>
          ${drawValue(words.to, requester.email ?? requester.name)}
          <tr>
            <td class="label">${words.subject}:</td>
            <td><input name="subject" value="${ticket.subject}" size="60" /></td>
          </tr>
          <tr>
            <td class="label">${words.attach}:</td>
            <td>
              <input type="file" multiple />
              <ul class="chosen"></ul>
            </td>
          </tr>
          <tr>
            <td class="label">${words.reply}:</td>
            <td><textarea name="text" rows="15">${`\n\n-- \n${signature}`}</textarea></td>
          </tr>
        </table>
        <p class="failed"></p>
        <button type="submit" class="send">${words.send}</button>
      </form>`,
    ),
  );
  const form = root.querySelector('.update');
  sendOnPress({
    button: form.querySelector('.send'),
    failed: form.querySelector('.failed'),
    ticketId: () => ticket.id,
    readText: () => form.elements.text.value,
    files: keepFiles({ list: form.querySelector('.chosen'), input: form.querySelector('[type=file]') }),
    sent: () => go({ page: 'Ticket/Display', ...ALL, ticketId: ticket.id }),
  });
}

unfoldQuotes(root);
const { go } = startRouter({ readPlace, addressOf, visit, hasAnchors: true });
