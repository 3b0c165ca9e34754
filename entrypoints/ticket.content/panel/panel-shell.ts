import { t } from '@/lib/text/i18n';
import { followDrag } from './follow-drag';
import { createShield } from './shield';
import styles from './panel-shell.css?inline';

/** How the panel looks. Lengths are CSS pixels. */
export interface PanelLook {
  home: 'dock' | 'column';
  /** The dock's side of the window. */
  side: 'left' | 'right';
  isFolded: boolean;
  /** True if the panel is folded for lack of room, although the agent wants it open. */
  isCramped: boolean;
  /** True if the panel covers the page instead of standing beside it. */
  isOver: boolean;
  /** True in a column whose parts reach from edge to edge. */
  isFlush: boolean;
  isDark: boolean;
  /** The dock's width, or the panel's height in a column. */
  size: number;
  least: number;
  most: number;
}

interface PanelActions {
  onFold: () => void;
  onSide: (side: PanelLook['side']) => void;
  /** The agent wants another size; null: the default size. */
  onSize: (size: number | null) => void;
  /** A drag has ended or a key was pressed: the new size is to be saved. */
  onDone: () => void;
}

/** The panel's frame with the controls that fold, move and resize it. */
export interface PanelShell {
  /** The element on the page. The page cannot reach its content. */
  host: HTMLElement;
  frame: HTMLIFrameElement;
  draw: (look: PanelLook) => void;
  /** The language has changed; the next drawing shows it. */
  relabel: () => void;
  /** Replaces the panel by a note for good. */
  replace: (note: Element) => void;
}

/** How much an arrow key changes the size (CSS pixels). */
const step = 16;
/** Distance from the middle of the drag bar to the panel's edge (CSS pixels). */
const halfBar = 9;

/**
 * The controls stand beside the frame, not in it: the frame has another origin and cannot resize itself. The closed
 * shadow root keeps out the page's styles, and clicks and keys that the page simulates.
 */
export function createPanelShell(
  frameAddress: string,
  { onFold, onSide, onSize, onDone }: PanelActions,
): PanelShell {
  let texts = readTexts();
  let look: PanelLook | undefined;

  const host = document.createElement('sidecar-orders');
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = styles;

  const frame = document.createElement('iframe');
  frame.src = frameAddress;

  const fold = createButton('fold', 'm9 18 6-6-6-6');
  const name = document.createElement('span');
  name.className = 'name';
  fold.append(name);
  const move = createButton('move', 'M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01');
  const edge = document.createElement('div');
  edge.className = 'edge';
  edge.tabIndex = 0;
  edge.setAttribute('role', 'separator');

  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.append(fold, move, edge);
  const shell = document.createElement('div');
  shell.className = 'shell';
  shell.append(bar, frame);
  root.append(style, shell);
  createShield(host, shell);

  const otherSide = () => (look?.side === 'left' ? 'right' : 'left');

  fold.addEventListener('click', onFold);
  move.addEventListener('click', () => {
    onSide(otherSide());
    onDone();
  });
  move.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    onSide(key === 'ArrowLeft' ? 'left' : 'right');
    onDone();
  });
  edge.addEventListener('dblclick', () => {
    onSize(null);
    onDone();
  });
  edge.addEventListener('keydown', (event) => {
    const size = look && sizeAfterKey(event.key, look);
    if (size === undefined) return;
    event.preventDefault();
    onSize(size);
    onDone();
  });

  // From the press on: a frame in another process would take the first pointer move over it.
  const dragging = (kind: 'side' | 'size') => ({
    onPress: () => {
      shell.dataset['dragged'] = kind;
    },
    onRelease: () => {
      delete shell.dataset['dragged'];
      onDone();
    },
  });
  followDrag(move, {
    ...dragging('side'),
    onMove: ({ x }) => onSide(x < innerWidth / 2 ? 'left' : 'right'),
  });
  followDrag(edge, {
    ...dragging('size'),
    onMove: ({ x, y }) => {
      if (!look) return;
      const box = host.getBoundingClientRect();
      const isColumn = look.home === 'column';
      const size = isColumn ? y - box.top : look.side === 'left' ? x - box.left : box.right - x;
      onSize(size + halfBar);
    },
  });
  // Helpdesks have one-letter hotkeys. Keys pressed here must not reach the page.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }

  const draw = (next: PanelLook) => {
    look = next;
    const { home, side, isFolded, isCramped, isOver, isFlush, isDark, size, least, most } = next;
    if (isFolded && root.activeElement === frame) fold.focus();
    shell.dataset['home'] = home;
    shell.dataset['side'] = side;
    shell.toggleAttribute('data-folded', isFolded);
    shell.toggleAttribute('data-over', isOver);
    shell.toggleAttribute('data-flush', isFlush);
    // Sets the panel's theme: `prefers-color-scheme` in a frame is the color-scheme of its element.
    shell.dataset['theme'] = frame.style.colorScheme = isDark ? 'dark' : 'light';
    shell.style.height = home === 'column' && !isFolded ? `${size}px` : '';
    frame.title = name.textContent = texts.title;
    describe(fold, isFolded ? (isCramped ? texts.noRoom : texts.unfold) : texts.fold);
    // Contains the visible text, so that users of voice control can say it.
    fold.setAttribute('aria-label', `${texts.title}: ${fold.title}`);
    fold.setAttribute('aria-expanded', String(!isFolded));
    describe(move, otherSide() === 'left' ? texts.left : texts.right);
    describe(edge, home === 'column' ? texts.height : texts.width);
    edge.setAttribute('aria-orientation', home === 'column' ? 'horizontal' : 'vertical');
    edge.setAttribute('aria-valuemin', String(least));
    edge.setAttribute('aria-valuemax', String(most));
    edge.setAttribute('aria-valuenow', String(size));
  };

  return {
    host,
    frame,
    draw,
    relabel: () => {
      texts = readTexts();
    },
    replace: (note) => shell.replaceChildren(note),
  };
}

/** Read once for each language: after the extension is gone from the page, its texts cannot be read any more. */
function readTexts() {
  return {
    title: t('panel.title'),
    fold: t('dock.fold'),
    unfold: t('dock.unfold'),
    noRoom: t('dock.noRoom'),
    left: t('dock.moveLeft'),
    right: t('dock.moveRight'),
    width: t('dock.width'),
    height: t('dock.height'),
  };
}

function createButton(className: string, path: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  const namespace = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(namespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(namespace, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  button.append(icon);
  return button;
}

function describe(control: HTMLElement, text: string): void {
  control.setAttribute('aria-label', text);
  control.title = text;
}

/**
 * An arrow key moves the edge in its direction. The edge of a dock at the left is its right one. Enter: the default
 * size.
 */
function sizeAfterKey(key: string, { home, side, size, least, most }: PanelLook): number | null | undefined {
  const grows = home === 'column' ? 'ArrowDown' : side === 'left' ? 'ArrowRight' : 'ArrowLeft';
  const shrinks = home === 'column' ? 'ArrowUp' : side === 'left' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'Enter') return null;
  const sizes = new Map([
    [grows, size + step],
    [shrinks, size - step],
    ['Home', least],
    ['End', most],
  ]);
  const wanted = sizes.get(key);
  return wanted === undefined ? undefined : Math.min(Math.max(wanted, least), most);
}
