/**
 * Navigation without reload. A place is `{filter, query, ticketId}`; each layout says how places and addresses
 * belong together.
 * - `readPlace(url)`: the place of an address, null when the address is not the app's
 * - `addressOf(place)`: the other way round
 * - `visit(place, isCurrent)`: draws a place; after every wait it must stop unless `isCurrent()`. Once its promise is
 *   kept, nothing is drawn any more: `performance` has the mark `drawn` then, for whoever looks on
 * - `addressAfter`: the address changes so many ms after the content, as in apps that ask first; before it unless given
 * - `hasAnchors`: fragments lead to parts of the same page, and are the browser's to follow
 * Answers `go(place)`, `refresh()`, which draws the present place again, and `follow(event)`, which goes where a pressed
 * link leads, for documents in frames. A test that dispatches `go-in-app` to the window, with an address in `detail`,
 * goes there as a press on a link does.
 */
export function startRouter({ readPlace, addressOf, visit, addressAfter, hasAnchors = false }) {
  let visits = 0;
  let shown;

  async function show(place, settle) {
    const mine = ++visits;
    const isCurrent = () => mine === visits;
    shown = place;
    performance.clearMarks('drawn');
    await visit(place, isCurrent);
    if (isCurrent()) await settle?.(isCurrent);
    if (isCurrent()) performance.mark('drawn');
  }

  const here = () => readPlace(new URL(location.href));
  const refresh = () => void show(here());

  function go(place) {
    if (addressAfter === undefined) {
      history.pushState(null, '', addressOf(place));
      refresh();
      return;
    }
    void show(place, async (isCurrent) => {
      await new Promise((resolve) => setTimeout(resolve, addressAfter));
      if (isCurrent()) history.pushState(null, '', addressOf(place));
    });
  }

  addEventListener('popstate', () => {
    if (!hasAnchors || JSON.stringify(here()) !== JSON.stringify(shown)) refresh();
  });
  addEventListener('go-in-app', ({ detail }) => go(readPlace(new URL(detail, location.href))));

  function follow(event) {
    // Out of open shadow roots too.
    const link = event.composedPath()[0].closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    if (hasAnchors && link.getAttribute('href').startsWith('#')) return;
    const place = link.origin === location.origin && readPlace(new URL(link.href));
    if (!place) return;
    event.preventDefault();
    go(place);
  }

  document.addEventListener('click', follow);
  refresh();
  return { go, refresh, follow };
}
