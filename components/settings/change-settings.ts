import type { Failure } from '@/lib/model/failure';
import { sendMessage } from '@/lib/messages/messaging';
import type { SettingsPatch } from '@/lib/stored/settings';
import { ask } from '@/components/failure/ask-background';

/** Changes some of the settings. @returns why they could not be changed; null: they are */
export async function changeSettings(patch: SettingsPatch): Promise<Failure | null> {
  const reply = await ask(sendMessage('changeSettings', patch));
  return reply.ok ? null : reply.failure;
}
