import { mount, unmount, type Component } from 'svelte';
import './base.css';
import { language, loadLanguage, watchLanguage } from '@/lib/text/i18n';
import Announcer from './Announcer.svelte';
import { isFocusFree } from './is-focus-free';
import { keepFocus } from './keep-focus';

/** Mounts a page in the user's language, and mounts it again when the language changes. */
export async function mountPage(page: Component, target: HTMLElement): Promise<void> {
  const draw = () => {
    document.documentElement.lang = language();
    return mount(page, { target });
  };
  await loadLanguage();
  mount(Announcer, { target: document.body, anchor: target });
  let drawn = draw();
  keepFocus(document);
  watchLanguage(() => {
    const focused = document.activeElement?.id ?? '';
    void unmount(drawn);
    drawn = draw();
    if (isFocusFree()) document.getElementById(focused)?.focus();
  });
}
