import { fromBase64Url, toBase64Url } from '@/lib/text/base64-url';

const curve = { name: 'ECDH', namedCurve: 'P-256' };
const ivLength = 12;

/**
 * Makes the key pair of a member. A new secret of the team is encrypted with the public keys of the members that stay,
 * so nobody else can read it. The private key cannot be exported.
 *
 * @returns the private key, and the public one as text
 */
export async function makeMemberKey(): Promise<{ privateKey: CryptoKey; publicKey: string }> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ['deriveKey']);
  const raw = await crypto.subtle.exportKey('raw', publicKey);
  return { privateKey, publicKey: toBase64Url(new Uint8Array(raw)) };
}

/**
 * Encrypts a text for each of the members (ECDH, AES-GCM).
 *
 * @returns the public key that was made for this call, and member id → the encrypted text
 */
export async function wrapFor(
  members: readonly { id: string; publicKey: string }[],
  text: string,
): Promise<{ from: string; wraps: Record<string, string> }> {
  const own = await makeMemberKey();
  const wraps: Record<string, string> = {};
  for (const { id, publicKey } of members) {
    const key = await agree(own.privateKey, publicKey);
    const iv = crypto.getRandomValues(new Uint8Array(ivLength));
    const sealed = await crypto.subtle.encrypt(algorithmFor(id, iv), key, new TextEncoder().encode(text));
    wraps[id] = toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
  }
  return { from: own.publicKey, wraps };
}

/** Opens what was encrypted for a member. Undefined: it was not for this one. */
export async function unwrap(
  { id, privateKey }: { id: string; privateKey: CryptoKey },
  { from, wraps }: { from: string; wraps: Record<string, string> },
): Promise<string | undefined> {
  const wrapped = Object.hasOwn(wraps, id) ? wraps[id] : undefined;
  if (wrapped === undefined) return undefined;
  try {
    const bytes = fromBase64Url(wrapped);
    const key = await agree(privateKey, from);
    const opened = await crypto.subtle.decrypt(
      algorithmFor(id, bytes.slice(0, ivLength)),
      key,
      bytes.slice(ivLength),
    );
    return new TextDecoder().decode(opened);
  } catch {
    return undefined;
  }
}

async function agree(privateKey: CryptoKey, publicKey: string): Promise<CryptoKey> {
  const other = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), curve, false, []);
  return crypto.subtle.deriveKey(
    { name: 'ECDH', public: other },
    privateKey,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function algorithmFor(memberId: string, iv: Uint8Array<ArrayBuffer>) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(memberId) };
}
