import { boxOf } from '@/lib/dom/box-of';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { childShape } from './beside/child-shape';
import { isUnder } from './beside/is-under';
import { allAround, type Outwards } from './walk/outwards';
import type { Subject } from './find-subject';
import type { PageLine } from './walk/walk-page';
import { isImprint } from './is-imprint';
import { isSourceLabel, isState, isTypeLabel } from './kind-words';

/** The part of the page that holds the messages. */
export interface Conversation {
  has: (line: PageLine) => boolean;
  /** The elements that hold the messages; empty if there is no message yet. */
  roots: readonly Element[];
}

/** A conversation without a sentence is at least this tall (CSS pixels). Rows of marks and buttons are lower. */
const conversationHeight = 100;

/**
 * Finds the part of the page that holds the messages of buyer and agents. Messages are found by their sentences: the
 * conversation is the largest element around most of them that holds neither the subject nor the reply box. If there is
 * no sentence, it is the tallest neighbour of the reply box.
 */
export function findConversation(
  lines: readonly PageLine[],
  subject: Subject,
  composer: Element | undefined,
  outwards: Outwards,
): Conversation {
  const borders = new Set([...allAround(composer, outwards), ...allAround(subject.element, outwards)]);
  const drawn = lines.filter(({ place }) => place === 'ticket');
  const { root, said } =
    borders.size === 0 ? nobody : aroundSentences(drawn, { subject, composer, borders, outwards });
  const found = root ? [root] : tallestBeside(composer, borders, outwards);
  const members = new Set(found.flatMap((each) => [each, ...alikeBeside(each, borders, said)]));
  const known = new Map<Element, boolean>();
  const isIn = (element: Element): boolean => {
    const told = known.get(element);
    if (told !== undefined) return told;
    const around = outwards(element);
    const answer = members.has(element) || (around !== null && isIn(around));
    known.set(element, answer);
    return answer;
  };
  return { has: ({ element }) => isIn(element), roots: [...members] };
}

interface Ground {
  subject: Subject;
  composer: Element | undefined;
  borders: ReadonlySet<Element>;
  outwards: Outwards;
}

const nobody: { root: Element | undefined; said: ReadonlySet<Element> } = {
  root: undefined,
  said: new Set(),
};

/** The element with most of what was said, and all elements beside it with a sentence. */
function aroundSentences(lines: readonly PageLine[], ground: Ground): typeof nobody {
  const weights = new Map<Element, { weight: number; sentences: PageLine[] }>();
  for (const line of lines) {
    if (!isSentence(line, ground.subject) || ground.borders.has(line.element)) continue;
    const root = outermost(line.element, ground);
    const known = weights.get(root) ?? { weight: 0, sentences: [] };
    known.weight += line.text.length * (isUnder(root, ground.composer) ? 2 : 1);
    known.sentences.push(line);
    weights.set(root, known);
  }
  const [best] = [...weights].toSorted(([, one], [, other]) => other.weight - one.weight);
  const [
    root,
    {
      sentences: [first],
    },
  ] = best ?? [undefined, { sentences: [] }];
  if (!root || !first) return nobody;
  return { root: withoutHead(root, first, lines, ground.outwards), said: new Set(weights.keys()) };
}

/** True for a line that a person has written. */
export function isSentence(line: PageLine, subject: Subject): boolean {
  const { text, element } = line;
  return (
    isLongAsSentence(text) &&
    text !== subject.text &&
    !isImprint(text) &&
    !isMenu(line) &&
    element.closest('h1, h2, h3, aside, footer') === null
  );
}

/** True for a line that is made of nothing but several links or buttons. */
function isMenu({ pieces }: PageLine): boolean {
  const controls = pieces
    .filter(({ text }) => text.trim() !== '')
    .map(({ element }) => element.closest('a[href], button, [role=button], [role=tab], [role=menuitem]'));
  return new Set(controls).size > 1 && controls.every(Boolean);
}

function outermost(element: Element, { borders, outwards }: Ground): Element {
  let root = element;
  for (let around = outwards(root); around && !borders.has(around); around = outwards(around)) root = around;
  return root;
}

/**
 * Leaves out the ticket's head if it shares an element with the messages. The head is known by its marks, such as a
 * status.
 */
function withoutHead(
  root: Element,
  sentence: PageLine,
  lines: readonly PageLine[],
  outwards: Outwards,
): Element {
  const around = [...allAround(sentence.element, outwards)];
  const path = around.slice(0, around.indexOf(root) + 1).toReversed();
  let inner = root;
  for (const [at, outer] of path.entries()) {
    const next = path[at + 1];
    if (!next) break;
    const before = lines.filter(
      ({ element }) => isWithin(element, outer, outwards) && !isWithin(element, next, outwards),
    );
    const isHead = before.some(({ pieces }) =>
      pieces.some(({ text }) => isState(text) || isTypeLabel(text) || isSourceLabel(text)),
    );
    if (isHead && before.every(({ text }) => text.length < 120)) inner = next;
  }
  return inner;
}

function isWithin(element: Element, outer: Element, outwards: Outwards): boolean {
  for (let each: Element | null = element; each; each = outwards(each)) if (each === outer) return true;
  return false;
}

/** The tallest neighbour of the reply box, or of the nearest element around it that has a tall enough neighbour. */
function tallestBeside(
  composer: Element | undefined,
  borders: ReadonlySet<Element>,
  outwards: Outwards,
): Element[] {
  for (let inner = composer ?? null; inner; inner = outwards(inner)) {
    const around: ParentNode | null =
      inner.parentNode instanceof ShadowRoot ? inner.parentNode : inner.parentElement;
    const neighbours = [...(around?.children ?? [])].filter(
      (neighbour) => neighbour !== inner && !borders.has(neighbour) && isUnder(neighbour, composer),
    );
    const tallest = neighbours
      .map((neighbour) => ({ neighbour, height: boxOf(neighbour).height }))
      .toSorted((one, other) => other.height - one.height)[0];
    if (tallest && tallest.height >= conversationHeight) return [tallest.neighbour];
  }
  return [];
}

/** The siblings of the found message that are built alike: messages may have no common container of their own. */
function alikeBeside(root: Element, borders: ReadonlySet<Element>, said: ReadonlySet<Element>): Element[] {
  const neighbours = [...(root.parentNode?.children ?? [])];
  const at = neighbours.indexOf(root);
  // The messages of either side may have a class of their own.
  const isBuiltLike = (each: Element) =>
    said.has(each) && root.childElementCount > 0 && childShape(each) === childShape(root);
  return neighbours.filter(
    (each, index) =>
      index !== at &&
      !borders.has(each) &&
      each.tagName === root.tagName &&
      !isOfControls(each) &&
      (root.classList.length === 0
        ? each.classList.length === 0 &&
          (index > at || (said.has(each) && childShape(each) === childShape(root)))
        : [...root.classList].some((name) => each.classList.contains(name)) || isBuiltLike(each)),
  );
}

/** True for an element with no text but that of its buttons: no message, whatever it is built like. */
function isOfControls(element: Element): boolean {
  const lengthOf = ({ textContent }: Element) => textContent.replace(/\s/g, '').length;
  const controls = [...element.querySelectorAll('button, [role="button"]')];
  return controls.length > 0 && controls.reduce((sum, each) => sum + lengthOf(each), 0) >= lengthOf(element);
}
