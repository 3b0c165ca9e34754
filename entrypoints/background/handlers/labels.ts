import { attachLabel } from '@/lib/background/attach-label';
import { downloadLabel } from '@/lib/background/labels';
import { readKeptParcels, readParcels } from '@/lib/background/parcels';
import { attachLabelSchema } from '@/lib/label';
import { onMessage } from '@/lib/messaging';
import { parcelHolderSchema, parcelPlaceSchema } from '@/lib/parcel';
import { answer } from './answer';

/** Parcels of the orders and returns that are kept here, and their labels. */
export function registerLabelHandlers(): void {
  onMessage('readKeptParcels', answer(['panel', 'ownPage'], parcelHolderSchema, readKeptParcels));
  onMessage('readParcels', answer(['panel', 'ownPage'], parcelHolderSchema, readParcels));
  onMessage('downloadLabel', answer(['panel', 'ownPage'], parcelPlaceSchema, downloadLabel));
  onMessage(
    'attachLabel',
    answer(['panel'], attachLabelSchema, (wanted, tabId) => attachLabel(tabId, wanted)),
  );
}
