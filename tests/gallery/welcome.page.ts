import { welcomeStates } from './welcome-states';
import { walk } from './walk';

walk(welcomeStates);
