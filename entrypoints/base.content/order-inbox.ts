import type { ContentScriptContext } from '#imports';
import { t } from '@/lib/text/i18n';
import { findOrderCard } from '@/lib/sites/base/find-order-card';
import { createFixedButton } from './fixed-button';
import { createInboxFrame, type InboxFrame } from './create-inbox-frame';

/** A card is redrawn several times while its data loads. One that has stood this long (ms) is likely to stay. */
const cardRest = 400;
/** A card may be drawn long after the URL changed. Only after this long (ms) a button replaces it. */
const cardGrace = 5_000;
/** The inbox's height until it reports its own, CSS pixels: the height of its header. */
const headerHeight = 46;

/** The inbox of the order on the page. */
export interface OrderInbox {
  isOurs: (element: Element) => boolean;
  isOpen: () => boolean;
  /** Switches to another order; '' = none. Everything of the previous order is removed at once. */
  follow: (orderId: string) => void;
  /** The background knows the order, so the inbox can ask for it. */
  noteKnown: () => void;
  /** Puts the inbox at its place by the card, or removes it. */
  settle: (isWanted: boolean) => void;
  /** Applies a newly chosen language. */
  relabel: () => void;
}

interface OrderInboxEvents {
  /** Called when the frame was added or removed. */
  onChange: () => void;
  /** Called when the user opens the inbox with the button, because there is no card. */
  onPress: () => void;
}

/**
 * The order's inbox below its card. Redrawing the card removes the frame, so the frame is created again. It never takes
 * the focus, because barcode scanners type into the page.
 */
export function createOrderInbox(
  ctx: ContentScriptContext,
  { onChange, onPress }: OrderInboxEvents,
): OrderInbox {
  const { element: button, draw: drawButton } = createFixedButton(
    () => t('inbox.orderButton'),
    onPress,
    '68%',
  );
  let orderId = '';
  let orderSince = 0;
  let isKnown = false;
  let isWanted = false;
  let frame: InboxFrame | undefined;
  let lastCard: { beside: Element; since: number } | undefined;
  let height = headerHeight;

  const draw = () => {
    frame?.draw(
      { margin: '0 0 16px' },
      { height: `${height}px`, border: '1px solid rgb(128 128 128 / 40%)', borderRadius: '8px' },
    );
  };

  const remove = () => {
    button.remove();
    frame?.remove();
    if (frame) onChange();
    frame = undefined;
  };

  const place = () => {
    if (!isWanted || orderId === '') {
      remove();
      return;
    }
    if (!isKnown || frame?.element.isConnected) return;
    const card = findOrderCard(document);
    if (card && card.beside !== lastCard?.beside) {
      lastCard = { beside: card.beside, since: performance.now() };
      ctx.setTimeout(place, cardRest);
    } else if (card && lastCard && performance.now() >= lastCard.since + cardRest - 1) {
      button.remove();
      frame ??= createInboxFrame(ctx, { view: 'order', place: 'card' }, (said) => {
        if (typeof said !== 'number') return;
        height = said + 2;
        draw();
      });
      card.beside[card.position](frame.element);
      draw();
      onChange();
    } else if (!card && !button.isConnected && performance.now() > orderSince + cardGrace) {
      // Only once: adding it again would lose its focus and make the panel settle again.
      document.documentElement.append(button);
    }
  };

  return {
    isOurs: (element) => element === button || element === frame?.element,
    isOpen: () => frame?.element.isConnected ?? false,
    follow: (next) => {
      orderId = next;
      orderSince = performance.now();
      isKnown = false;
      button.remove();
      frame?.tell('order');
      place();
      ctx.setTimeout(place, cardGrace + 1);
    },
    noteKnown: () => {
      isKnown = true;
      frame?.tell('orderKnown');
    },
    settle: (wanted) => {
      isWanted = wanted;
      place();
    },
    relabel: () => {
      drawButton();
      draw();
    },
  };
}
