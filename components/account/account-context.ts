import { createContext } from 'svelte';
import type { Account } from '@/lib/model/account';

/** The account of the surrounding card, which provides it; undefined after the account was disconnected. */
export const [readAccount, provideAccount] = createContext<() => Account | undefined>();
