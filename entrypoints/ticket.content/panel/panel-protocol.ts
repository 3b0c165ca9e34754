import type { ContentScriptContext } from '#imports';
import type { PanelEvent, PanelGreeting } from '@/lib/messages/panel-events';

/** The messages between the page around the panel and the panel itself. */
export interface PanelProtocol {
  /** The page shows another ticket: the panel's content is outdated. */
  beginVisit: (visit: string) => void;
  /** The background has the content of a view's ticket. Returns false if the page shows another ticket by now. */
  sayRead: (visit: string) => boolean;
  /** A press on the panel was ignored, because the page hides the panel. */
  sayRefused: () => void;
}

/**
 * @param origin the panel's origin
 * @param onHeight called with the height of the panel's content, CSS pixels
 */
export function createPanelProtocol(
  ctx: Pick<ContentScriptContext, 'addEventListener'>,
  frame: HTMLIFrameElement,
  origin: string,
  onHeight: (height: number) => void,
): PanelProtocol {
  let visit = '';
  const tell = (event: PanelEvent) => {
    frame.contentWindow?.postMessage(event, origin);
  };
  // The panel reports that it is there, and its height. Other messages are ignored.
  ctx.addEventListener(window, 'message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow) return;
    if (data === ('sidecar:panel' satisfies PanelGreeting)) tell({ event: 'visit', visit });
    // A folded frame has no height.
    if (typeof data === 'number' && frame.clientHeight > 0) onHeight(data);
  });
  return {
    beginVisit: (next) => {
      visit = next;
      tell({ event: 'visit', visit });
    },
    sayRead: (read) => {
      if (read !== visit) return false;
      tell({ event: 'read', visit });
      return true;
    },
    sayRefused: () => tell({ event: 'refused', visit }),
  };
}
