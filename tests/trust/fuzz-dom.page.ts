import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageSurveySchema } from '@/lib/model/page-survey';
import { readPage } from '@/lib/sites/responso/reading/read-page';
import { surveyPage } from '@/lib/sites/responso/survey-page';
import { countsOf, seed, sized } from './campaign';
import { anyText, findUnsound } from './odd-values';

/** An element of a page, and what is in it. */
interface Branch {
  tag: string;
  attributes: [name: string, value: string][];
  text: string;
  hasRoot: boolean;
  children: Branch[];
}

const tags = [
  ...[
    'div',
    'div',
    'main',
    'aside',
    'section',
    'header',
    'nav',
    'form',
    'article',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'dl',
  ],
  ...[
    'p',
    'span',
    'h1',
    'h2',
    'b',
    'dt',
    'dd',
    'label',
    'a',
    'button',
    'textarea',
    'input',
    'select',
    'option',
    'details',
  ],
  ...['iframe', 'svg', 'template', 'slot', 'dialog', 'blockquote', 'pre', 'img', 'x-ticket'],
];
const attribute = fc.oneof(
  fc.constantFrom<[string, string][]>(
    ['contenteditable', 'true'],
    ['role', 'textbox'],
    ['role', 'dialog'],
    ['hidden', ''],
    ['dir', 'rtl'],
    ['style', 'position:fixed;inset:0'],
    ['style', 'width:500px;height:90px'],
    ['style', 'display:contents'],
    ['style', 'float:right;width:300px'],
    ['style', 'font-size:0'],
    ['href', '/tickets/710004'],
    ['href', 'https://['],
    ['type', 'file'],
    ['type', 'search'],
    ['open', ''],
  ),
  fc.tuple(
    fc.constantFrom('title', 'aria-label', 'value', 'href', 'placeholder', 'class', 'id', 'name'),
    anyText,
  ),
);
const { branch } = fc.letrec<{ branch: Branch }>((tie) => ({
  branch: fc.record({
    tag: fc.constantFrom(...tags),
    attributes: fc.array(attribute, { maxLength: 3 }),
    text: fc.oneof({ weight: 2, arbitrary: anyText }, fc.constant('')),
    hasRoot: fc.boolean(),
    children: fc.oneof({ maxDepth: 6 }, fc.constant<Branch[]>([]), {
      weight: 2,
      arbitrary: fc.array(tie('branch'), { maxLength: 4 }),
    }),
  }),
}));
/** What makes it likely that the page is read as a ticket. */
const reply: Branch = {
  ...{ tag: 'textarea', attributes: [['style', 'width:500px;height:90px']], text: '' },
  ...{ hasRoot: false, children: [] },
};

function draw({ tag, attributes, text, hasRoot, children }: Branch): Element {
  const element = document.createElement(tag);
  // A frame would load its address.
  for (const [name, value] of attributes) if (tag !== 'img') element.setAttribute(name, value);
  const inside = hasRoot && ['div', 'section', 'main', 'x-ticket'].includes(tag);
  const around = inside ? element.attachShadow({ mode: 'open' }) : element;
  around.append(text, ...children.map(draw));
  return element;
}

it('any page is read without a throw, as plain data of the shape that a message has', ({ task }) => {
  const counts = countsOf(task);
  const address = fc.constantFrom(
    '/tickets/710003',
    '/inbox',
    '/w/1042/app#/t/V1StGXR8_Z5jdHi',
    '/?q=%E0%A4%A',
  );
  const path = fc.constantFrom<string[][]>(['main'], ['div > p'], ['x-ticket', 'span'], [':root > body']);
  fc.assert(
    fc.property(fc.array(branch, { maxLength: 4 }), address, path, anyText, (branches, at, taught, title) => {
      counts.inputs += 1;
      document.title = title;
      document.body.replaceChildren(...[...branches, reply].map(draw));
      const url = new URL(at, 'https://app.responso.com');
      const options = {
        isOurs: () => false,
        taught: { email: taught, type: taught, column: taught, search: taught },
      };
      const { composer: _, ...page } = readPage(document, url, {
        ...options,
        isStale: (text) => text.length > 9,
      });
      expect(findUnsound(page)).toBeUndefined();
      expect(findUnsound(pageSurveySchema.parse(surveyPage(document, url, options)))).toBeUndefined();
      expect(structuredClone(page)).toEqual(page);
    }),
    { seed, numRuns: sized(40, 2_000) },
  );
});
