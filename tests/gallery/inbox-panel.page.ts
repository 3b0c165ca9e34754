import { inboxStates } from './inbox-states';
import { walk } from './walk';

walk(inboxStates);
