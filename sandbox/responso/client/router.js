/**
 * Navigates without reload. A place is `{filter, query, ticketId}`. Each layout maps places to addresses.
 * - `readPlace(url)`: returns the place of an address; null if the address is not the app's
 * - `addressOf(place)`: returns the address of a place
 * - `visit(place, isCurrent)`: draws a place. After every await it must stop unless `isCurrent()`. When its promise
 *   resolves, drawing is finished, and `performance` gets the mark `drawn`, which tests wait for
 * - `addressAfter`: the address changes this many ms after the content, as in apps that fetch first. Default: before it
 * - `hasAnchors`: fragments lead to parts of the same page, and the browser follows them
 *
 * Returns `go(place)`; `refresh()`, which draws the current place again; and `follow(event)`, which follows a clicked
 * link, for documents in frames. A test can dispatch `go-in-app` to the window, with an address in `detail`, to navigate
 * as by a click on a link.
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
    // Finds links inside open shadow roots too.
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
