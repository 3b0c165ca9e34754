import type { ContentScriptContext } from '#imports';
import { t } from '@/lib/text/i18n';
import { findOrderCard } from '@/lib/sites/base/find-order-card';
import { createFixedButton } from './fixed-button';
import { createInboxFrame, type InboxFrame } from './create-inbox-frame';

/** A card is drawn several times as its facts arrive; one that has stood this long (ms) is likely to stay. */
const cardRest = 400;
/** A card may be drawn long after its address is there: a button takes its place only after this long (ms). */
const cardGrace = 5_000;
/** How tall the inbox is until it says how tall it would like to be, CSS pixels: its header. */
const headerHeight = 46;

/** The inbox of the order that the page shows. */
export interface OrderInbox {
  isOurs: (element: Element) => boolean;
  isOpen: () => boolean;
  /** Goes to another order; '' = none. What belonged to the former one is gone at once. */
  follow: (orderId: string) => void;
  /** The background knows the order: now it can be asked for. */
  noteKnown: () => void;
  /** Puts the inbox where the card has room for it, or takes it away. */
  settle: (isWanted: boolean) => void;
  /** Another language has been chosen. */
  relabel: () => void;
}

interface OrderInboxEvents {
  /** The frame came or went. */
  onChange: () => void;
  /** There is no card to stand on, and the user wants the inbox all the same. */
  onPress: () => void;
}

/**
 * The order's inbox under its card. A card that is redrawn takes the frame with it, so the frame is made anew; it takes
 * the focus never: scanners type into the page.
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
      // Once: added again it would lose the focus, and the panel would have to settle again.
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
