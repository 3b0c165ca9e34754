/** A list of tickets, with the counts of the built-in filters. */
export function fetchInbox(place) {
  return getJson(`/api/tickets?${viewOf(place)}`);
}

/** One ticket; null if the id is unknown. Its neighbours depend on the view of the place. */
export function fetchTicket(place) {
  return getJson(`/api/tickets/${place.ticketId}?${viewOf(place)}`);
}

/** Sends a reply with its files. Rejects if the server did not accept it. */
export async function sendReply(ticketId, text, files) {
  const form = new FormData();
  form.set('text', text);
  for (const file of files) form.append('attachments', file, file.name);
  const response = await fetch(`/api/tickets/${ticketId}/replies`, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`The reply was refused: ${response.status}`);
}

export async function signOut() {
  await fetch('/logout', { method: 'POST' });
  location.assign('/login');
}

function viewOf({ filter, query }) {
  return new URLSearchParams({ filter, q: query });
}

async function getJson(address) {
  const response = await fetch(address).catch(() => null);
  if (response?.status === 401) location.assign('/login');
  // The page is being left, or the network is gone: draw nothing more.
  if (!response || response.status === 401) return new Promise(() => {});
  return response.ok ? response.json() : null;
}
