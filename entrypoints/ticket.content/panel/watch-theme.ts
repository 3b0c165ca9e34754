import type { ContentScriptContext } from '#imports';
import { elementAround } from '@/lib/dom/element-around';

/** Colours fade into each other for about this long (ms): they are looked at again when they rest. */
const fade = 600;

/**
 * Calls back when the page behind the panel may have switched between light and dark while it is open: a class or an
 * attribute of an element around it, or the system's own wish. New style sheets come with the page settling.
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
