import { mountPage } from '@/components/ui/mount-page';
import Welcome from './Welcome.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Welcome, target);
