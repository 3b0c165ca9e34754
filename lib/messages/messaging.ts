import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Protocol } from './messages';

/** Typed sending and receiving. Apart from `messages.ts` so that content scripts do not carry zod. */
export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
