import { boxOf } from '@/lib/dom/box-of';

/** True if the element stands above or below the reply box, as messages do. */
export function isUnder(element: Element, composer: Element | undefined): boolean {
  if (!composer) return false;
  const [box, reply] = [boxOf(element), boxOf(composer)];
  const shared = Math.min(box.right, reply.right) - Math.max(box.left, reply.left);
  return shared >= Math.min(box.width, reply.width) / 2;
}
