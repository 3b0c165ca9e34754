import { inboxStates } from './inbox-states';
import { optionsStates } from './options-states';
import { orderPanelStates } from './order-panel-states';
import { pickerStates } from './picker-states';
import { popupStates } from './popup-states';
import { sidepanelStates } from './sidepanel-states';
import type { GalleryState } from './state';
import { welcomeStates } from './welcome-states';

/** Every state of every page. */
export const states: GalleryState[] = [
  ...welcomeStates,
  ...popupStates,
  ...orderPanelStates,
  ...optionsStates,
  ...sidepanelStates,
  ...inboxStates,
  ...pickerStates,
];
