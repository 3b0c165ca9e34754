// Every part is in an open shadow root, and most roots are inside another one. The elements have `display: contents` or
// no `display` at all. The reply's text box and file field are direct children of a shadow root.
import { fetchInbox, fetchTicket, signOut } from './api.js';
import { agent } from './boot.js';
import { formatDate } from './format.js';
import { fill, html } from './html.js';
import { paperclip } from './icons.js';
import { keepFiles, sendOnPress } from './reply.js';
import { startRouter } from './router.js';
import { buyerFacts, drawBody, drawFiles, kindOf } from './ticket-parts.js';
import { words } from './words.js';

const sheet = new CSSStyleSheet();
let list = { filter: 'all', query: '' };

/** Creates an element with an open shadow root and fills the root with the markup. */
function make(name, markup) {
  const element = document.createElement(`desk-${name}`);
  const shadow = element.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  fill(shadow, markup);
  return element;
}

function readPlace({ pathname, hash }) {
  if (pathname !== '/web') return null;
  const { pathname: path, searchParams } = new URL(hash.slice(1) || '/', location.origin);
  const [, area, name] = path.split('/');
  if (area === 'c') return { ...list, ticketId: name };
  return { filter: name || 'to-handle', query: searchParams.get('q') ?? '', ticketId: null };
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `#/c/${ticketId}`;
  return `#/l/${filter}${query && `?${new URLSearchParams({ q: query })}`}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) list = place;
  const answer = place.ticketId ? await fetchTicket(place) : await fetchInbox(place);
  if (!isCurrent()) return;
  const shown = place.ticketId ? answer && buildTicket(answer) : buildList(answer);
  stage.replaceChildren(shown ?? words.notFound);
}

function buildApp() {
  const app = make('app', html`<div class="stage"></div>`);
  const bar = make(
    'bar',
    html`<b>Responso</b>
      ${Object.entries(words.filters).map(([filter, name]) => html`<a href="#/l/${filter}">${name}</a>`)}
      <input aria-label="${words.search}" placeholder="${words.search}" />
      <span>${agent.name}</span><span>${agent.email}</span> <button type="button">${words.signOut}</button>`,
  );
  bar.shadowRoot.querySelector('button').addEventListener('click', signOut);
  bar.shadowRoot.querySelector('input').addEventListener('change', ({ target }) => {
    go({ filter: 'all', query: target.value.trim(), ticketId: null });
  });
  app.shadowRoot.prepend(bar);
  return app;
}

function buildList({ tickets }) {
  const element = make('list', html``);
  for (const { id, requester, subject, status, lastReplyAt } of tickets)
    element.shadowRoot.append(
      make(
        'row',
        html`<a href="#/c/${id}">${requester}</a> <a href="#/c/${id}">${subject}</a>
          <span>${words.statuses[status]}</span> <time>${formatDate(lastReplyAt)}</time>`,
      ),
    );
  return element;
}

function buildTicket(ticket) {
  const element = make('ticket', html`<div class="talk"></div>`);
  const talk = element.shadowRoot.firstElementChild;
  talk.append(buildHead(ticket), buildThread(ticket), buildComposer(ticket));
  element.shadowRoot.append(buildSide(ticket));
  return element;
}

/** Only the name of an icon shows the type. */
function buildHead({ subject, previous, next, ...ticket }) {
  const { type, status } = kindOf(ticket);
  const icons = { ticket: '✉', return: '↩', review: '★' };
  return make(
    'head',
    html`<i class="icon" role="img" title="${type}" aria-label="${type}">${icons[ticket.type]}</i>
      <h1>${subject}</h1>
      <span class="status">${status}</span>
      ${previous && html`<a href="#/c/${previous}">${words.previous}</a>`}
      ${next && html`<a href="#/c/${next}">${words.next}</a>`}`,
  );
}

function buildThread({ messages }) {
  const thread = make('thread', html``);
  for (const message of messages) {
    const { from, author, at, text, attachments } = message;
    thread.shadowRoot.append(
      from === 'system'
        ? make('event', html`<p>${text}, ${formatDate(at)}</p>`)
        : make(
            'message',
            html`<div class="message ${from}">
              <p><b>${author}</b> <time>${formatDate(at)}</time></p>
              ${drawBody(message)} ${drawFiles(attachments)}
            </div>`,
          ),
    );
  }
  return thread;
}

/** The source is a heading. */
function buildSide({ requester, tags, ...ticket }) {
  return make(
    'side',
    html`<div class="side">
      <h2>${kindOf(ticket).source}</h2>
      <p>${requester.name}</p>
      <dl>
        ${buyerFacts({ requester, ...ticket }).map(
          ([label, value]) =>
            html`<dt>${label}</dt>
              <dd>${value}</dd>`,
        )}
        <dt>${words.tags}</dt>
        <dd>${tags.join(', ')}</dd>
      </dl>
    </div>`,
  );
}

function buildComposer(ticket) {
  const composer = make(
    'composer',
    html`<textarea rows="4" placeholder="${words.write}"></textarea>
      <input type="file" multiple />
      <ul class="chosen"></ul>
      <button type="button" class="clip" title="${words.attach}">${paperclip}</button>
      <p class="failed"></p>
      <button type="button" class="send">${words.send}</button>`,
  );
  const part = (selector) => composer.shadowRoot.querySelector(selector);
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
  return composer;
}

sheet.replaceSync(await (await fetch(document.querySelector('link[rel=stylesheet]').href)).text());
const app = buildApp();
const stage = app.shadowRoot.querySelector('.stage');
document.getElementById('root').append(app);
const { go, refresh } = startRouter({ readPlace, addressOf, visit });
