import '@/lib/extension/zod-config';
import { mountPage } from '@/components/ui/mount-page';
import GuardedPanel from './GuardedPanel.svelte';

const target = document.getElementById('app');
if (target) {
  void mountPage(GuardedPanel, target);
  // The page around the frame cannot look inside, so it is told how tall the panel would like to be: a number, no more.
  new ResizeObserver(() => {
    parent.postMessage(Math.ceil(target.getBoundingClientRect().height), '*');
  }).observe(target);
}
