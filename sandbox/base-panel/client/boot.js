/** The data that the server wrote into the page: the section and the settings. */
export const settings = JSON.parse(document.getElementById('boot').textContent);
