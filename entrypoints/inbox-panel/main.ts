import '@/lib/extension/zod-config';
import { mountPage } from '@/components/ui/mount-page';
import InboxPanel from './InboxPanel.svelte';

const target = document.getElementById('app');
if (target) {
  void mountPage(InboxPanel, target);
  // The page around the frame cannot look inside, so it is told how tall the inbox would like to be: a number, no more.
  // Over the panel's content the frame is as tall as that, and nobody listens.
  new ResizeObserver(() => {
    parent.postMessage(Math.ceil(target.getBoundingClientRect().height), '*');
  }).observe(target);
}
