import '@/lib/zod-config';
import '@/components/tokens.css';
import { mountPage } from '@/components/mount-page';
import Options from './Options.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Options, target);
