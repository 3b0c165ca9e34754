import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** The host names that the sandbox serves, as a certificate lists them. */
const names = ['base.com', 'baselinker.com', 'responso.com', 'shop.test'].flatMap((name) => [
  name,
  `*.${name}`,
]);

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
  /** SHA-256 of the public key in base64: what Chromium's `--ignore-certificate-errors-spki-list` takes. */
  publicKeyHash: string;
}

/** Creates a certificate for the real host names. It exists in memory only, for this run. */
export async function createCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Sidecar sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, publicKeyHash: createHash('sha256').update(publicKey).digest('base64') };
}
