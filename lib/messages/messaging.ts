import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Protocol } from './protocol';

/** Typed sending and receiving. In a file apart from the schemas, so that content scripts do not carry zod. */
export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
