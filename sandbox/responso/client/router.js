/**
 * Navigation without reload. A place is `{filter, query, ticketId}`; each layout says how places and addresses
 * belong together.
 * - `readPlace(url)`: the place of an address, null when the address is not the app's
 * - `addressOf(place)`: the other way round
 * - `visit(place, isCurrent)`: draws a place; after every wait it must stop unless `isCurrent()`. Once its promise is
 *   kept, nothing is drawn any more: `performance` has the mark `drawn` then, for whoever looks on
 * Answers `go(place)`, and `refresh()` for drawing the present place again.
 */
export function startRouter({ readPlace, addressOf, visit }) {
  let visits = 0;

  function show() {
    const mine = ++visits;
    const isCurrent = () => mine === visits;
    performance.clearMarks('drawn');
    visit(readPlace(new URL(location.href)), isCurrent).then(() => isCurrent() && performance.mark('drawn'));
  }

  function go(place) {
    history.pushState(null, '', addressOf(place));
    show();
  }

  addEventListener('popstate', show);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    const place = link.origin === location.origin && readPlace(new URL(link.href));
    if (!place) return;
    event.preventDefault();
    go(place);
  });
  show();
  return { go, refresh: show };
}
