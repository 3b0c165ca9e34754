import type { ContentScriptContext } from '#imports';
import { elementAround } from '@/lib/dom/element-around';

/** Colours fade for about this long (ms). They are read after that. */
const fade = 600;

/**
 * Calls back when the page behind the panel may have switched between light and dark: a class or an attribute of an
 * element around the panel has changed, or the system's preference. New style sheets are covered by the page's
 * settling.
 */
export function watchTheme(
  ctx: ContentScriptContext,
  onMaybe: () => void,
): { follow: (behind: Element) => void } {
  let followed: Element | undefined;
  let timer: number | undefined;
  const look = () => {
    onMaybe();
    clearTimeout(timer);
    timer = ctx.setTimeout(onMaybe, fade);
  };
  const observer = new MutationObserver(look);
  ctx.onInvalidated(() => observer.disconnect());
  ctx.addEventListener(matchMedia('(prefers-color-scheme: dark)'), 'change', look);
  return {
    follow: (behind) => {
      if (behind === followed) return;
      followed = behind;
      observer.disconnect();
      for (let each: Element | null = behind; each; each = elementAround(each)) {
        observer.observe(each, { attributes: true });
      }
    },
  };
}
