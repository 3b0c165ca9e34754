import '@/lib/zod-config';
import '@/components/tokens.css';
import { mountPage } from '@/components/mount-page';
import Picker from './Picker.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Picker, target);
