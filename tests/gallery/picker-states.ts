import type { PickState } from '@/lib/messages/pick-state';
import { sayFromAround } from './act';
import type { GalleryState } from './state';
import { words } from './words';

const over: PickState = {
  field: 'email',
  stage: 'choosing',
  box: { left: 60, top: 80, width: 240, height: 24 },
  name: 'div.buyer-mail',
  lines: ['ola@example.com'],
  isLasting: true,
};

const shows = (name: string, state: PickState, sees: GalleryState['sees']): GalleryState => ({
  name,
  page: 'picker',
  act: () => {
    sayFromAround(state);
    return Promise.resolve();
  },
  sees,
});

export const pickerStates: GalleryState[] = [
  shows('over an e-mail', over, () => words('diagnostics.pick.reads')),
  shows('over nothing of the kind', { ...over, lines: ['x'] }, () =>
    words('diagnostics.pick.readsNothing.email'),
  ),
  shows('over what would not last', { ...over, isLasting: false }, () =>
    words('diagnostics.pick.notLasting'),
  ),
  shows('an e-mail is chosen', { ...over, stage: 'chosen' }, () => words('diagnostics.pick.again')),
  shows('a column is chosen', { ...over, field: 'column', stage: 'chosen', isFit: true }, () =>
    words('diagnostics.pick.fits.column'),
  ),
  shows(
    'a place with no field for files',
    { ...over, field: 'attachment', stage: 'chosen', isFit: false },
    () => words('diagnostics.pick.unfit.attachment'),
  ),
];
