import { mountPage } from '@/components/ui/mount-page';
import Popup from './Popup.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Popup, target);
