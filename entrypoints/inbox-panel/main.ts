import '@/lib/zod-config';
import '@/components/tokens.css';
import { mount } from 'svelte';
import { language, t } from '@/lib/i18n';
import InboxPanel from './InboxPanel.svelte';

document.documentElement.lang = language();
document.title = t('inbox.title');

const asked = new URLSearchParams(location.search);
const view = asked.get('view') === 'order' ? 'order' : 'whole';
const place = asked.get('place') === 'card' ? 'card' : 'over';

const target = document.getElementById('app');
if (target) {
  mount(InboxPanel, { target, props: { view, place } });
  // The page around the frame cannot look inside, so it is told how tall the inbox would like to be: a number, no more.
  if (place === 'card') {
    new ResizeObserver(() => {
      parent.postMessage(Math.ceil(target.getBoundingClientRect().height), '*');
    }).observe(target);
  }
}
