import { locales } from '../page/locale-texts';
import { showState } from './show-state';
import { widths } from './state';
import { states } from './states';

/**
 * Shows the state that the address names (`?page=popup&name=…&language=pl&scheme=dark`). `data-shown` is then "yes", or
 * the reason why it cannot be shown. `data-states` lists all states.
 */
const asked = new URLSearchParams(location.search);
const state = states.find(({ page, name }) => page === asked.get('page') && name === asked.get('name'));
const locale = locales.find((each) => each === asked.get('language')) ?? 'en';
const { dataset, style } = document.documentElement;

style.colorScheme = asked.get('scheme') ?? 'light dark';
dataset['states'] = JSON.stringify(states.map(({ page, name }) => ({ page, name, width: widths[page][1] })));
try {
  if (!state) throw new Error('There is no such state.');
  await showState(state, locale);
  dataset['shown'] = 'yes';
} catch (thrown) {
  dataset['shown'] = String(thrown);
  document.body.append(String(thrown));
}
