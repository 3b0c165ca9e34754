/** A press that has not moved further than this is a click (CSS pixels). */
const clickSlop = 4;

interface Drag {
  /** The button is down; it may become a click. */
  onPress: () => void;
  onMove: (pointer: { x: number; y: number }) => void;
  onRelease: () => void;
}

/** Calls back while an element is dragged. The pointer is the element's until it is let go, wherever it goes. */
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
    // Comes however the drag ends.
    element.addEventListener(
      'lostpointercapture',
      () => {
        drag.abort();
        onRelease();
      },
      drag,
    );
  });
  // The click at a drag's end is not meant; one by keyboard (`detail` 0) always is.
  element.addEventListener(
    'click',
    (click) => {
      if (isDragged && click.detail > 0) click.stopImmediatePropagation();
    },
    { capture: true },
  );
}
