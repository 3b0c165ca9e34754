import { pickerStates } from './picker-states';
import { walk } from './walk';

walk(pickerStates);
