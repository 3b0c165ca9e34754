import '@/lib/zod-config';
import '@/components/tokens.css';
import { mount } from 'svelte';
import { language } from '@/lib/i18n';
import Options from './Options.svelte';

document.documentElement.lang = language();

const target = document.getElementById('app');
if (target) mount(Options, { target });
