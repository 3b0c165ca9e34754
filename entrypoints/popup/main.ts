import '@/lib/zod-config';
import '@/components/tokens.css';
import { mountPage } from '@/components/mount-page';
import Popup from './Popup.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Popup, target);
