import '@/lib/zod-config';
import '@/components/tokens.css';
import { mount } from 'svelte';
import { language, t } from '@/lib/i18n';
import { onMessage, sendMessage } from '@/lib/messaging';
import SidePanel from './SidePanel.svelte';

document.documentElement.lang = language();
document.title = t('inbox.title');

// The frame may hold the helpdesk for as long as this page is there.
onMessage('isInboxOpen', () => true);
window.addEventListener('pagehide', () => void sendMessage('inboxClosed'));
void sendMessage('inboxOpened').then(() => {
  const target = document.getElementById('app');
  if (target) mount(SidePanel, { target });
});
