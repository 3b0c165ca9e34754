import '@/lib/zod-config';
import '@/components/tokens.css';
import { mount } from 'svelte';
import { language, t } from '@/lib/i18n';
import OrderPanel from './OrderPanel.svelte';

document.documentElement.lang = language();
document.title = t('panel.title');

const target = document.getElementById('app');
if (target) {
  mount(OrderPanel, { target });
  // The page around the frame cannot look inside, so it is told how tall the panel would like to be: a number, no more.
  new ResizeObserver(() => {
    parent.postMessage(Math.ceil(target.getBoundingClientRect().height), '*');
  }).observe(target);
}
