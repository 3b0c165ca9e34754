import '@/components/ui/base.css';
import { mount, unmount } from 'svelte';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import Announcer from '@/components/ui/Announcer.svelte';
import { chosenTextsKey, language, loadLanguage } from '@/lib/text/i18n';
import { startBackground, type Heard } from '../page/fake-background';
import { localeTexts, type Locale } from '../page/locale-texts';
import { given, pageText, until } from './act';
import { speak } from './words';
import { pages, type GalleryState } from './state';

/** A state on the screen. */
export interface ShownState {
  /** The messages of the page, and the background's replies. */
  heard: Heard[];
  /** Removes the state again. */
  end: () => Promise<void>;
}

/** Shows a state in this document, in a language. Only one state can be shown at a time. */
export async function showState(state: GalleryState, locale: Locale): Promise<ShownState> {
  fakeBrowser.reset();
  given.length = 0;
  const texts = localeTexts(locale);
  speak(texts);
  await browser.storage.local.set({ [chosenTextsKey]: texts });
  await loadLanguage();
  await state.store?.();
  const heard = startBackground(...(state.answers ?? []));

  const before = location.href;
  history.replaceState(null, '', state.address ?? location.pathname);
  const target = document.createElement('div');
  target.id = 'app';
  document.body.replaceChildren(target);
  document.title = 'Sidecar';
  document.documentElement.lang = language();
  const { default: page } = await pages[state.page]();
  const announcer = mount(Announcer, { target: document.body, anchor: target });
  const drawn = mount(page, { target });
  const end = async () => {
    await Promise.all([unmount(drawn), unmount(announcer)]);
    target.remove();
    history.replaceState(null, '', before);
  };

  try {
    await state.act?.();
    await until(`"${state.sees()}" (${state.name})`, () => pageText().includes(state.sees()));
  } catch (thrown) {
    await end();
    throw thrown;
  }
  return { heard, end };
}
