/** A press that moves no further than this is a click (CSS pixels). */
const clickSlop = 4;

interface Drag {
  /** The button is down. The press may still become a click. */
  onPress: () => void;
  onMove: (pointer: { x: number; y: number }) => void;
  onRelease: () => void;
}

/** Calls back while an element is dragged. The element captures the pointer until it is released. */
export function followDrag(element: HTMLElement, { onPress, onMove, onRelease }: Drag): void {
  let isDragged = false;

  element.addEventListener('pointerdown', (down) => {
    isDragged = false;
    if (down.button !== 0) return;
    const drag = new AbortController();
    element.setPointerCapture(down.pointerId);
    onPress();
    element.addEventListener(
      'pointermove',
      ({ clientX: x, clientY: y }) => {
        isDragged ||= Math.hypot(x - down.clientX, y - down.clientY) > clickSlop;
        if (isDragged) onMove({ x, y });
      },
      drag,
    );
    // Fires however the drag ends.
    element.addEventListener(
      'lostpointercapture',
      () => {
        drag.abort();
        onRelease();
      },
      drag,
    );
  });
  // The click that ends a drag is ignored. A click by keyboard (`detail` 0) always counts.
  element.addEventListener(
    'click',
    (click) => {
      if (isDragged && click.detail > 0) click.stopImmediatePropagation();
    },
    { capture: true },
  );
}
