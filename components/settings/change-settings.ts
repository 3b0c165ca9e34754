import type { Failure } from '@/lib/model/failure';
import { askBackground } from '@/lib/messages/ask-background';
import type { SettingsPatch } from '@/lib/stored/settings';

/** Changes some settings. @returns why they could not be changed; null: they were changed */
export async function changeSettings(patch: SettingsPatch): Promise<Failure | null> {
  const reply = await askBackground('changeSettings', patch);
  return reply.ok ? null : reply.failure;
}
