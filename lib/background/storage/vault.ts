import { database, type Database } from './db';

/**
 * Encrypts a token (AES-GCM) with a key that cannot be exported. Tokens are kept in the extension's own IndexedDB, not
 * in `storage.local`, which content scripts can read (MDN, StorageArea.setAccessLevel).
 */
export async function sealToken(token: string) {
  return { ...(await sealText(token)), fingerprint: await fingerprintOf(token) };
}

/** Encrypts any other secret with the same key. */
export async function sealText(text: string): Promise<SealedText> {
  const key = await vaultKey(await database());
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return { iv, sealed };
}

/** A text under the vault's key. */
export interface SealedText {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** Decrypts a text. Undefined when it was sealed under another key, which is gone. */
export async function openText({ iv, sealed }: SealedText): Promise<string | undefined> {
  const key = await (await database()).get('vaultKey', 'key');
  if (!key) return undefined;
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
    return new TextDecoder().decode(opened);
  } catch {
    return undefined;
  }
}

/**
 * Identifies a token without revealing it: its SHA-256 in hexadecimal digits. A token is long and random, so nobody
 * finds it by trying.
 */
export async function fingerprintOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The fingerprint of an account's token, without opening it; undefined when it has none. */
export async function fingerprintOfAccount(accountId: string): Promise<string | undefined> {
  return (await (await database()).get('tokens', accountId))?.fingerprint;
}

/** The account's token; undefined when it has none or the vault cannot open it any more. */
export async function openToken(accountId: string): Promise<string | undefined> {
  const token = await (await database()).get('tokens', accountId);
  return token && openText(token);
}

async function vaultKey(db: Database): Promise<CryptoKey> {
  // Made before the transaction, which would end while the key is awaited.
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const transaction = db.transaction('vaultKey', 'readwrite');
  const kept = await transaction.store.get('key');
  if (!kept) await transaction.store.put(made, 'key');
  await transaction.done;
  return kept ?? made;
}
