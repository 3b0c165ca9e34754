import { mountPage } from '@/components/ui/mount-page';
import Picker from './Picker.svelte';

const target = document.getElementById('app');
if (target) void mountPage(Picker, target);
