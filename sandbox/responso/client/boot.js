/**
 * The data that the server wrote into the page: the signed-in agent, the language, the customer's own status names, and
 * the signature of the shop's agents.
 */
export const { agent, language, statusNames, signature } = JSON.parse(
  document.getElementById('boot').textContent,
);
