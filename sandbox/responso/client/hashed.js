// The layout of a team that writes components and lets the build name the classes: no landmarks, no links, no labels.
// Parts mount late, in another order than on the screen. The page's address is a fragment. The server replaces names
// that begin with `x_`, see hashClassNames().
import { fetchInbox, fetchTicket, sendReply, signOut } from './api.js';
import { collectFiles } from './attachments.js';
import { agent } from './boot.js';
import { formatDate, formatSize, initials } from './format.js';
import { build, fill, html } from './html.js';
import { moduleIcons, paperclip, signOutIcon } from './icons.js';
import { startRouter } from './router.js';
import { listenForShortcuts } from './shortcuts.js';
import { drawText } from './text.js';
import { words } from './words.js';

/** The times at which the parts of a ticket appear, in ms after its answer. */
const MOUNT_AFTER = { head: 100, thread: 250, column: 400, composer: 600 };
const REDRAW_COLUMN_AFTER = 1000;
const TYPING_PAUSE = 300;
/** Not composed from parts, because the build replaces only whole names. */
const PILLS = { open: 'x_pill x_hot', pending: 'x_pill x_warm', solved: 'x_pill x_done', closed: 'x_pill' };

const root = document.getElementById('root');
let list = { filter: 'all', query: '' };
let current = null;

function readPlace({ pathname, hash }) {
  if (pathname !== '/app') return null;
  const { pathname: path, searchParams } = new URL(hash.slice(1) || '/', location.origin);
  const [, area, id] = path.split('/');
  if (area === 't') return { ...list, ticketId: id };
  return { filter: area || 'to-handle', query: searchParams.get('q') ?? '', ticketId: null };
}

function addressOf({ filter, query, ticketId }) {
  if (ticketId) return `#/t/${ticketId}`;
  return `#/${filter}${query && `?${new URLSearchParams({ q: query })}`}`;
}

async function visit(place, isCurrent) {
  if (!place.ticketId) {
    list = place;
    const inbox = await fetchInbox(place);
    if (!isCurrent()) return;
    current = null;
    drawInbox(place, inbox);
    return;
  }
  // The old content stays until the answer arrives. Until then, the address and the content differ.
  const ticket = await fetchTicket(place);
  if (!isCurrent()) return;
  current = ticket;
  if (ticket) await mountTicket(ticket, isCurrent);
  else fill(find('x_stage'), html`<div class="x_empty">${words.notFound}</div>`);
}

function find(name) {
  return root.querySelector(`.${name}`);
}

function drawFrame() {
  fill(
    root,
    html`<div class="x_app">
      <div class="x_stage"></div>
      <div class="x_rail">
        ${Object.entries(moduleIcons).map(([name, icon]) => html`<div class="${name === 'inbox' ? 'x_module x_on' : 'x_module'}" title="${words.modules[name]}">${icon}</div>`)}
      </div>
      <div class="x_bar">
        <div class="x_brand">responso</div>
        <div class="x_seek"><input class="x_input" placeholder="${words.search}" /></div>
        <div class="x_self">
          <div class="x_face">${initials(agent.name)}</div>
          <div>
            <div class="x_name">${agent.name}</div>
            <div class="x_mail">${agent.email}</div>
          </div>
        </div>
        <div class="x_quit" title="${words.signOut}">${signOutIcon}</div>
      </div>
    </div>`,
  );
  find('x_quit').addEventListener('click', signOut);
  find('x_brand').addEventListener('click', () => go({ filter: 'to-handle', query: '', ticketId: null }));
  searchWhileTyping(find('x_input'));
}

/** There is no form and no button: the list is filtered while the agent types. */
function searchWhileTyping(input) {
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => go({ filter: list.filter, query: input.value.trim(), ticketId: null }),
      TYPING_PAUSE,
    );
  });
}

function drawInbox({ filter, query }, { tickets, counts }) {
  const stage = find('x_stage');
  fill(
    stage,
    html`<div class="x_inbox">
      <div class="x_rows">
        <div class="x_row x_title">
          <div>${words.status}</div>
          <div>${words.requester}</div>
          <div>${words.subject}</div>
          <div>${words.agent}</div>
          <div>${words.lastReply}</div>
          <div></div>
        </div>
        ${tickets.map(drawRow)} ${tickets.length === 0 && html`<div class="x_empty">${words.nothing}</div>`}
      </div>
      <div class="x_filters">
        ${Object.entries(words.filters).map(
          ([name, label]) =>
            html`<div class="${name === filter ? 'x_filter x_on' : 'x_filter'}">
              <div>${label}</div>
              <div class="x_count">${counts[name]}</div>
            </div>`,
        )}
      </div>
    </div>`,
  );
  if (document.activeElement !== find('x_input')) find('x_input').value = query;
  stage.querySelectorAll('.x_filter').forEach((element, at) => {
    element.addEventListener('click', () =>
      go({ filter: Object.keys(words.filters)[at], query: '', ticketId: null }),
    );
  });
  stage.querySelectorAll('.x_row:not(.x_title)').forEach((element, at) => {
    const open = () => go({ ...list, ticketId: tickets[at].id });
    element.children[1].addEventListener('click', open);
    element.children[2].addEventListener('click', open);
  });
}

function drawRow({ requester, subject, agent: assigned, status, lastReplyAt, source, type }) {
  return html`<div class="x_row">
    <div><div class="${PILLS[status]}">${words.statuses[status]}</div></div>
    <div class="x_open">
      <div>${requester}</div>
      <div class="x_small">${source.channel} · ${source.account}</div>
    </div>
    <div class="x_open">
      <div>${subject}</div>
      <div class="x_small">${words.types[type]}</div>
    </div>
    <div>${assigned ?? words.nobody}</div>
    <div>${formatDate(lastReplyAt)}</div>
    <div class="x_more">…</div>
  </div>`;
}

async function mountTicket(ticket, isCurrent) {
  fill(
    find('x_stage'),
    html`<div class="x_ticket">
      <div class="x_side"></div>
      <div class="x_middle"></div>
    </div>`,
  );
  const middle = find('x_middle');
  const later = async (ms, mount) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (isCurrent()) mount();
  };
  later(MOUNT_AFTER.head, () => middle.append(buildHead(ticket)));
  later(MOUNT_AFTER.thread, () => middle.append(buildThread(ticket)));
  later(MOUNT_AFTER.composer, () => middle.prepend(buildComposer(ticket, isCurrent)));
  later(MOUNT_AFTER.column, () => {
    find('x_side').replaceChildren(buildColumn(ticket));
    removeForeignChildrenOnce(find('x_column'));
  });
  await later(MOUNT_AFTER.column + REDRAW_COLUMN_AFTER, () =>
    find('x_side').replaceChildren(buildColumn(ticket)),
  );
}

/** A virtual DOM restores its own children when it draws again, and removes what others have added. */
function removeForeignChildrenOnce(column) {
  const own = [...column.children];
  new MutationObserver((changes, observer) => {
    observer.disconnect();
    column.replaceChildren(...own);
  }).observe(column, { childList: true });
}

function buildHead(ticket) {
  const head = build(
    html`<div class="x_head">
      <div class="x_subject">${ticket.subject}</div>
      <div class="x_tools">
        <div class="x_tool">${words.back}</div>
        <div class="${ticket.previous ? 'x_tool' : 'x_tool x_off'}" title="${words.previous}">←</div>
        <div class="${ticket.next ? 'x_tool' : 'x_tool x_off'}" title="${words.next}">→</div>
        <div class="${PILLS[ticket.status]}">${words.statuses[ticket.status]}</div>
        <div class="x_pill">${words.types[ticket.type]}</div>
      </div>
    </div>`,
  );
  const [back, previous, next] = head.querySelectorAll('.x_tool');
  back.addEventListener('click', () => go({ ...list, ticketId: null }));
  previous.addEventListener('click', () => openNeighbour(ticket.previous));
  next.addEventListener('click', () => openNeighbour(ticket.next));
  return head;
}

function openNeighbour(ticketId) {
  if (ticketId) go({ ...list, ticketId });
}

/** Newest first, in the markup and on the screen. */
function buildThread({ messages }) {
  return build(html`<div class="x_thread">${messages.map(drawMessage).reverse()}</div>`);
}

function drawMessage({ from, author, at, text, quoted, attachments }) {
  if (from === 'system') return html`<div class="x_event">${text} · ${formatDate(at)}</div>`;
  return html`<div class="${from === 'agent' ? 'x_message x_ours' : 'x_message'}">
    <div class="x_meta">
      <div class="x_more">⋮</div>
      <div class="x_when">${formatDate(at)}</div>
      <div class="x_author">${author}</div>
    </div>
    <div class="x_body">${drawText(text)}</div>
    ${
      quoted &&
      html`<div class="x_quoted">
        <div>${formatDate(quoted.at)}, ${quoted.author} ${words.wrote}:</div>
        <div>${drawText(quoted.text)}</div>
      </div>`
    }
    ${attachments.map((file) => html`<div class="x_file"><a href="${file.address}">${file.name}</a> ${formatSize(file.size)}</div>`)}
  </div>`;
}

function buildColumn({ requester, source, status, agent: assigned, tags, type, orderNumber, id }) {
  const facts = [
    [words.source, `${source.channel} / ${source.account}`],
    [words.type, words.types[type]],
    [words.orderNumber, orderNumber],
    [words.login, requester.login],
    [words.phone, requester.phone],
    [words.email, requester.email],
    [words.agent, assigned ?? words.nobody],
    [words.status, words.statuses[status]],
    ['ID', id],
  ];
  return build(
    html`<div class="x_column">
      <div class="x_card">
        <div class="x_face x_big">${initials(requester.name)}</div>
        <div class="x_who">${requester.name}</div>
      </div>
      <div class="x_card">
        ${facts.map(
          ([name, value]) =>
            value &&
            html`<div class="x_fact">
              <div class="x_key">${name}</div>
              <div class="x_value">${value}</div>
            </div>`,
        )}
      </div>
      <div class="x_card">
        <div class="x_key">${words.tags}</div>
        ${tags.map((tag) => html`<div class="x_tag">${tag}</div>`)}
      </div>
      <div class="x_card x_native">
        <div>${words.baseOrders}</div>
        <div>⌄</div>
      </div>
    </div>`,
  );
}

function buildComposer(ticket, isCurrent) {
  const composer = build(
    html`<div class="x_composer">
      <textarea class="x_editor" placeholder="${words.write}"></textarea>
      <div class="x_chosen"></div>
      <div class="x_foot">
        <div class="x_clip" title="${words.attach}">${paperclip}</div>
        <input class="x_hidden" type="file" multiple />
        <div class="x_failed"></div>
        <div class="x_send">${words.send}</div>
      </div>
    </div>`,
  );
  const input = composer.querySelector('input');
  const chosen = composer.querySelector('.x_chosen');
  const files = collectFiles({
    input,
    keepsChoice: true,
    dropZone: composer,
    draw: (list) =>
      fill(
        chosen,
        html`${list.map(
          ({ name }) =>
            html`<div class="x_file">
              <div>${name}</div>
              <div class="x_drop">✕</div>
            </div>`,
        )}`,
      ),
  });
  chosen.addEventListener('click', (event) => {
    if (event.target.matches('.x_drop'))
      files.remove([...chosen.children].indexOf(event.target.parentElement));
  });
  composer.querySelector('.x_clip').addEventListener('click', () => input.click());
  composer.querySelector('.x_send').addEventListener('click', async () => {
    composer.classList.add('x_busy');
    try {
      await sendReply(ticket.id, composer.querySelector('textarea').value.trim(), files.current());
      if (isCurrent()) refresh();
    } catch {
      composer.classList.remove('x_busy');
      composer.querySelector('.x_failed').textContent = words.failed;
    }
  });
  return composer;
}

drawFrame();
const { go, refresh } = startRouter({ readPlace, addressOf, visit });
listenForShortcuts({
  r: () => find('x_editor')?.focus(),
  j: () => openNeighbour(current?.next),
  k: () => openNeighbour(current?.previous),
  '/': () => find('x_input').focus(),
});
