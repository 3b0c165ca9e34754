import { popupStates } from './popup-states';
import { walk } from './walk';

walk(popupStates);
