import type { Failure } from '@/lib/model/failure';
import { hasHostAccess } from '@/lib/extension/host-access';

/**
 * Turns `offline` into `hostAccessMissing` if that is the reason. Without host access a request fails as it does
 * without network, so only the browser can tell the two apart.
 */
export async function explainFailure(failure: Failure): Promise<Failure> {
  if (failure.kind !== 'offline' || (await hasHostAccess())) return failure;
  return { kind: 'hostAccessMissing' };
}
