// The content area. The hash says what it shows, a request fetches it, and the whole content is replaced.
import { settings } from './boot.js';
import { drawCard } from './card.js';
import { readHash } from './hash.js';
import { fill } from './html.js';
import { drawList } from './list.js';
import { closePacking, openPacking } from './packing.js';
import { drawReturn, drawReturns } from './returns.js';

const content = document.getElementById('content-wrapper');
let visits = 0;

/**
 * Shows the view of the hash. Until answer and delay are over, the page still shows the previous view: the hash changes
 * before the content (base-panel.md §11). The view is then drawn twice, because the real card is redrawn when more
 * answers arrive.
 */
async function show() {
  const mine = ++visits;
  content.classList.add('loading');
  const view = await fetchView(readHash(location.hash));
  for (let drawing = 0; drawing < 2; drawing++) {
    await wait(settings.delay);
    if (mine !== visits) return;
    content.classList.remove('loading');
    fill(content, view);
  }
}

async function fetchView(hash) {
  if (settings.section === 'returns') {
    const answer = await fetchJson('/ajax/returns.php');
    return hash.return ? drawReturn(answer, hash.return) : drawReturns(answer);
  }
  if (hash.order)
    return drawCard(await fetchJson(`/ajax/order.php?${new URLSearchParams({ id: hash.order })}`));
  const view = new URLSearchParams({ status: hash.status ?? 'all', search: hash.search ?? '' });
  return drawList(await fetchJson(`/ajax/orders.php?${view}`), hash);
}

async function fetchJson(address) {
  return (await fetch(address)).json();
}

function wait(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

addEventListener('hashchange', show);
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = event.target.elements.search.value.trim();
  location.hash = text ? `#status:all#search:${encodeURIComponent(text)}` : '#status:all';
});
document.addEventListener('click', (event) => {
  if (event.target.closest('#btn_pick_pack')) openPacking();
  if (event.target.closest('.rds-close')) closePacking();
});
if (settings.isPacking) openPacking();
show();
