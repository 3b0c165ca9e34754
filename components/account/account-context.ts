import { createContext } from 'svelte';
import type { Account } from '@/lib/model/account';

/** The account of the card that something stands in; undefined once it is disconnected. A card provides it. */
export const [readAccount, provideAccount] = createContext<() => Account | undefined>();
