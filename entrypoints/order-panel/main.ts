import { mountPage } from '@/components/ui/mount-page';
import GuardedPanel from './GuardedPanel.svelte';

const target = document.getElementById('app');
if (target) {
  void mountPage(GuardedPanel, target);
  // The page around the frame cannot see its content, so this sends the preferred height, which is just a number.
  new ResizeObserver(() => {
    parent.postMessage(Math.ceil(target.getBoundingClientRect().height), '*');
  }).observe(target);
}
