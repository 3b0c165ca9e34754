/**
 * What the server wrote into the page: who is signed in, the language, the customer's own status names, and what the
 * shop's agents sign with.
 */
export const { agent, language, statusNames, signature } = JSON.parse(
  document.getElementById('boot').textContent,
);
