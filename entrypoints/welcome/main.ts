import '@/lib/zod-config';
import '@/components/tokens.css';
import { mountPage } from '@/components/mount-page';
import Welcome from './Welcome.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Welcome, target);
