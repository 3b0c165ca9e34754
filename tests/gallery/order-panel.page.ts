import { orderPanelStates } from './order-panel-states';
import { walk } from './walk';

walk(orderPanelStates);
