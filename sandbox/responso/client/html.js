/** Markup that is safe to put into the page: `html` creates it and escapes every value. */
class Markup {
  constructor(text) {
    this.text = text;
  }
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Tagged template; values are escaped, except markup. Lists are joined; null, undefined and false draw nothing. */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, string, at) => text + draw(values[at - 1]) + string));
}

/** Fills an element. Accepts only markup, so no text gets in unescaped. */
export function fill(element, markup) {
  if (!(markup instanceof Markup)) throw new TypeError('fill() takes markup made by html``');
  element.innerHTML = markup.text;
}

/** Creates the single element that the markup describes. */
export function build(markup) {
  const holder = document.createElement('div');
  fill(holder, markup);
  return holder.firstElementChild;
}

function draw(value) {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(draw).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
