import type { ContentScriptContext } from '#imports';
import type { PanelEvent, PanelGreeting } from '@/lib/messages/panel-events';

/** What is said between the page around the panel and the panel itself. */
export interface PanelProtocol {
  /** The page has gone to another ticket: what the panel shows is no longer true. */
  beginVisit: (visit: string) => void;
  /** The background knows what stands on a visit's ticket. False: the page has gone on since. */
  sayRead: (visit: string) => boolean;
}

/**
 * @param origin the panel's own
 * @param onHeight the panel says how tall its content is, CSS pixels
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
  // The panel says that it is there, and how tall it is; nothing else is taken from it.
  ctx.addEventListener(window, 'message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow) return;
    if (data === ('sidecar:panel' satisfies PanelGreeting)) tell({ event: 'visit', visit });
    // A frame that is folded away has no height.
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
  };
}
