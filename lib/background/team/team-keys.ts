/** The length of a team's secret (bytes). */
export const secretLength = 32;
/** The length of AES-GCM's initialisation vector (bytes). */
const ivLength = 12;
/** The first byte of everything that is sealed. Another way to seal gets another number. */
const sealVersion = 1;
/** How much of an HMAC is used as a name (bytes): enough that two names are never equal. */
const nameLength = 16;

/** Seals and names what a team keeps on its server. Nobody can do either without the secret. */
export interface TeamKeys {
  /**
   * Encrypts a text. It can be opened only at the same subject: whoever runs the server cannot put one record in the
   * place of another.
   */
  seal: (subject: string, text: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Undefined: it was not sealed with this secret for this subject, or by another version. */
  open: (subject: string, sealed: Uint8Array) => Promise<string | undefined>;
  /** A name on the server for what is known here by `parts`: the same for every member, and nobody else can read it. */
  nameOf: (...parts: readonly string[]) => Promise<string>;
}

/** Makes the keys of a team from its secret (HKDF, SHA-256), each for one purpose. */
export async function deriveTeamKeys(secret: Uint8Array<ArrayBuffer>, teamId: string): Promise<TeamKeys> {
  const encoder = new TextEncoder();
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const from = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: encoder.encode(teamId),
    info: encoder.encode(`sidecar team ${purpose}`),
  });
  const [sealing, naming] = await Promise.all([
    crypto.subtle.deriveKey(from('records'), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    crypto.subtle.deriveKey(from('names'), base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
    ]),
  ]);
  const algorithmFor = (subject: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(subject),
  });

  return {
    seal: async (subject, text) => {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const sealed = await crypto.subtle.encrypt(algorithmFor(subject, iv), sealing, encoder.encode(text));
      const whole = new Uint8Array(1 + ivLength + sealed.byteLength);
      whole[0] = sealVersion;
      whole.set(iv, 1);
      whole.set(new Uint8Array(sealed), 1 + ivLength);
      return whole;
    },
    open: async (subject, sealed) => {
      if (sealed[0] !== sealVersion) return undefined;
      const bytes = new Uint8Array(sealed);
      try {
        const opened = await crypto.subtle.decrypt(
          algorithmFor(subject, bytes.slice(1, 1 + ivLength)),
          sealing,
          bytes.slice(1 + ivLength),
        );
        return new TextDecoder('utf-8', { fatal: true }).decode(opened);
      } catch {
        return undefined;
      }
    },
    nameOf: async (...parts) => {
      const signed = await crypto.subtle.sign('HMAC', naming, encoder.encode(JSON.stringify(parts)));
      return Array.from(new Uint8Array(signed, 0, nameLength), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('');
    },
  };
}
