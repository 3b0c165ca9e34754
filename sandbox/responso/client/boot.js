/** What the server wrote into the page: who is signed in, the language, the customer's own status names. */
export const { agent, language, statusNames } = JSON.parse(document.getElementById('boot').textContent);
