import { mountPage } from '@/components/ui/mount-page';
import InboxPanel from './InboxPanel.svelte';

const target = document.getElementById('app');
if (target) {
  void mountPage(InboxPanel, target);
  // The page around the frame cannot see its content, so this sends the preferred height, which is just a number. Over
  // the panel's content the frame has a fixed height, and nobody listens.
  new ResizeObserver(() => {
    parent.postMessage(Math.ceil(target.getBoundingClientRect().height), '*');
  }).observe(target);
}
