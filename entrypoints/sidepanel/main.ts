import { mountPage } from '@/components/ui/mount-page';
import { askBackground } from '@/lib/messages/ask-background';
import { onMessage } from '@/lib/messages/messaging';
import SidePanel from './SidePanel.svelte';

// The frame may load the helpdesk as long as this page exists.
const stop = onMessage('isInboxOpen', () => true);
window.addEventListener('pagehide', () => {
  stop();
  void askBackground('inboxClosed');
});
void askBackground('inboxOpened').then(() => {
  const target = document.getElementById('app');
  if (target) void mountPage(SidePanel, target);
});
