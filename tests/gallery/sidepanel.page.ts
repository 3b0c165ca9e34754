import { sidepanelStates } from './sidepanel-states';
import { walk } from './walk';

walk(sidepanelStates);
