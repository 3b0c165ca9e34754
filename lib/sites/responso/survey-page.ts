import type { Means, PageShape, PageSurvey } from '@/lib/model/page-survey';
import { taughtFields, type PartField, type TaughtField, type TaughtProfile } from '@/lib/model/taught-field';
import { findFilePlace } from './reply/find-file-place';
import { findRightColumn, findTaughtColumn } from './find-right-column';
import { findSearchField, findTaughtSearchField, isCalledSearch, isMarkedSearch } from './find-search-field';
import { findTaught } from '@/lib/dom/find-taught';
import { readPage } from './reading/read-page';
import { ticketIdOf } from './reading/ticket-address';

/** No more elements than this are described. */
const mostElements = 40_000;

interface SurveyOptions {
  isOurs: (element: Element) => boolean;
  taught: TaughtProfile;
  /** As in `PageOptions`. */
  isMixedHost?: boolean;
}

/**
 * Reads the page as it is now, without knowledge of earlier tickets, and reports by which means each part was found.
 */
export function surveyPage(
  document: Document,
  url: URL,
  { isOurs, taught, isMixedHost }: SurveyOptions,
): PageSurvey {
  const { composer, ...page } = readPage(document, url, {
    ...{ isOurs, taught, isMixedHost },
    isStale: () => false,
  });
  return {
    ...page,
    origin: url.origin,
    ticketId: ticketIdOf(url),
    parts: partsOf(document, taught, composer),
    absent: taughtFields.filter((field) => taught[field] && !isThere(document, field, taught)),
    shape: shapeOf(document, isOurs),
  };
}

function isThere(document: Document, field: TaughtField, taught: TaughtProfile): boolean {
  if (field === 'column') return findTaughtColumn(document, taught.column) !== undefined;
  if (field === 'search') return findTaughtSearchField(document, taught.search) !== undefined;
  return findTaught(document, taught[field]) !== undefined;
}

function partsOf(
  document: Document,
  taught: TaughtProfile,
  composer: Element | undefined,
): Record<PartField, Means> {
  const column = findRightColumn(document, composer);
  const label = new File([], 'label.pdf', { type: 'application/pdf' });
  const input = findFilePlace(document, label, undefined)?.input;
  const search = findSearchField(document);
  const isNamed = search && (isMarkedSearch(search) || isCalledSearch(search));
  const meansOf = (field: PartField, otherwise: Means): Means =>
    taught[field] && isThere(document, field, taught) ? 'taught' : otherwise;
  return {
    column: meansOf('column', column ? 'structure' : 'none'),
    attachment: meansOf('attachment', input ? 'structure' : 'none'),
    search: meansOf('search', isNamed ? 'candidate' : search ? 'structure' : 'none'),
  };
}

function shapeOf(document: Document, isOurs: (element: Element) => boolean): PageShape {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const shape = { elements: 0, shadowRoots: 0, frames: 0, fields: 0, editors: 0, links: 0, width, height };
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root && shape.elements < mostElements; root = roots.pop()) {
    for (const element of root.querySelectorAll('*')) {
      if (isOurs(element)) continue;
      shape.elements += 1;
      if (element.matches('iframe, frame')) shape.frames += 1;
      if (element.matches('input, select, button')) shape.fields += 1;
      if (element.matches('textarea, [contenteditable], [role="textbox"]')) shape.editors += 1;
      if (element.matches('a[href]')) shape.links += 1;
      if (element.shadowRoot) {
        shape.shadowRoots += 1;
        roots.push(element.shadowRoot);
      }
    }
  }
  return shape;
}
