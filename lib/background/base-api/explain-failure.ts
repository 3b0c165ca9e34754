import type { Failure } from '@/lib/model/failure';
import { hasHostAccess } from '@/lib/extension/host-access';

/** Without host access a request fails as it does without network: only the browser knows which it was. */
export async function explainFailure(failure: Failure): Promise<Failure> {
  if (failure.kind !== 'offline' || (await hasHostAccess())) return failure;
  return { kind: 'hostAccessMissing' };
}
