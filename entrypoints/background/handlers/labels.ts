import { attachLabel } from '@/lib/background/labels/attach-label';
import { dismissNotice, orNotice } from '@/lib/background/labels/label-notices';
import { downloadLabel } from '@/lib/background/labels/fetch-label';
import { readKeptParcels, readParcels } from '@/lib/background/labels/parcels';
import { attachLabelSchema, downloadLabelSchema, labelNoticeIdSchema } from '@/lib/model/label';
import { onMessage } from '@/lib/messages/messaging';
import { parcelHolderSchema } from '@/lib/model/parcel';
import { answer } from './answer';

/** Messages about parcels of stored orders and returns, and their labels. */
export function registerLabelHandlers(): void {
  onMessage('readKeptParcels', answer(['panel', 'ownPage'], parcelHolderSchema, readKeptParcels));
  onMessage('readParcels', answer(['panel', 'ownPage'], parcelHolderSchema, readParcels));

  onMessage(
    'downloadLabel',
    answer(['panel', 'ownPage'], downloadLabelSchema, ({ visit, ...place }, tabId) =>
      orNotice(tabId, { visit, place }, () => downloadLabel(place)),
    ),
  );

  onMessage(
    'attachLabel',
    answer(['panel'], attachLabelSchema, ({ visit, isPrinterFileFine, ...place }, tabId) =>
      orNotice(
        tabId,
        { visit, place },
        () => attachLabel({ tabId, visit }, place, isPrinterFileFine),
        ({ kind }) => kind !== 'forPrinters',
      ),
    ),
  );

  onMessage(
    'dismissLabelNotice',
    answer(['panel'], labelNoticeIdSchema, async ({ id }, tabId) => {
      await dismissNotice(tabId, id);
      return null;
    }),
  );
}
