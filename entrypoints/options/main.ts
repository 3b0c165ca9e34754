import { mountPage } from '@/components/ui/mount-page';
import Options from './Options.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Options, target);
