import { optionsStates } from './options-states';
import { walk } from './walk';

walk(optionsStates);
