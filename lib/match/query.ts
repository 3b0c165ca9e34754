import type { Candidate } from './keys/candidate';
import { orderNumbers } from './keys/key-kind';
import { toCoreKey, toKey, type Key } from './keys/keys';
import { normaliseEmail, normaliseLogin, normaliseNumber, wordsOfName } from './keys/normalise';
import { normalisePhone } from './keys/phones';

/** What an agent typed into the search box, as keys to look up. A part is empty if the text is no such value. */
export interface Query {
  /** Prefixes of keys. */
  beginnings: Key[];
  /** Prefixes of name keys. An order must match all of them. */
  words: Key[];
}

/** A shorter prefix would match half of all keys. */
const shortest = 3;

/** Reads the text typed so far: a number, e-mail or login by its beginning, a phone only when complete. */
export function readQuery(typed: string): Query {
  const query = typed.trim();
  const plain = query.toLowerCase();
  const number = normaliseNumber(query);
  const beginnings: Key[] = [];
  const add = (kind: Key['kind'], value: string) => beginnings.push({ kind, key: toKey(kind, value) });
  if (plain.length >= shortest) {
    if (number !== undefined) {
      for (const kind of orderNumbers) add(kind, number);
      for (const kind of ['shop', 'external'] as const)
        beginnings.push({ kind, key: toCoreKey(kind, number) });
    }
    const email = normaliseEmail(query) ?? plain;
    if (/^[^\s"(),:;<>[\]]+$/.test(email)) add('email', email);
    const login = normaliseLogin(query);
    if (login !== undefined) add('login', login);
  }
  for (const phone of normalisePhone(query)) add('phone', phone);
  const words = /[@\d]/.test(query) ? [] : wordsOfName(query);
  const isLong = words.some((word) => word.length >= shortest);
  return {
    beginnings,
    words: isLong ? words.map((word) => ({ kind: 'name', key: toKey('name', word) })) : [],
  };
}

/** The query as a complete value, which Base can be asked for. */
export function candidatesOfQuery(typed: string): Candidate[] {
  const written = typed.trim();
  const email = normaliseEmail(written);
  if (email !== undefined) return [{ kind: 'email', value: email, written }];
  const number = normaliseNumber(written);
  const [phone] = normalisePhone(written);
  // "600 100 200" is written as a phone; "600100200" may be either.
  const isPhone = phone !== undefined && /^[\d\s()+-]+$/.test(written);
  return [
    ...(number !== undefined && /\d/.test(number) && !written.startsWith('+')
      ? [{ kind: 'number', value: number, written } as const]
      : []),
    ...(isPhone ? [{ kind: 'phone', value: phone, written } as const] : []),
  ];
}
