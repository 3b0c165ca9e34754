import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate that has signed itself, and its private key (PEM). */
export interface Certificate {
  certificate: string;
  key: string;
}

/** The tags of ASN.1 that a certificate needs (X.690). */
const tags = {
  ...{ boolean: 0x01, integer: 0x02, bits: 0x03, bytes: 0x04, oid: 0x06, text: 0x0c, time: 0x17 },
  ...{ sequence: 0x30, set: 0x31, version: 0xa0, extensions: 0xa3, dnsName: 0x82, address: 0x87 },
};
/** Object identifiers as they are encoded (RFC 5280, RFC 5758). */
const ids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  alternativeNames: '551d11',
  basicConstraints: '551d13',
};

/**
 * Makes a certificate for `localhost` and 127.0.0.1, which is also its own authority (RFC 5280). Node cannot make one,
 * and OpenSSL is not on every computer.
 */
export function makeCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(tags.set, sequence(oid('commonName'), der(tags.text, Buffer.from('localhost')))));
  const names = sequence(
    der(tags.dnsName, Buffer.from('localhost')),
    der(tags.address, Buffer.from([127, 0, 0, 1])),
  );
  const isAuthority = sequence(der(tags.boolean, Buffer.from([0xff])));
  const algorithm = sequence(oid('ecdsaWithSha256'));
  const content = sequence(
    der(tags.version, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(time('200101000000Z'), time('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      tags.extensions,
      sequence(
        sequence(oid('basicConstraints'), der(tags.bytes, isAuthority)),
        sequence(oid('alternativeNames'), der(tags.bytes, names)),
      ),
    ),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]);
  const whole = sequence(content, algorithm, der(tags.bits, signature)).toString('base64');
  const lines = whole.match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(tags.sequence, ...parts);
}

function oid(name: keyof typeof ids): Buffer {
  return der(tags.oid, Buffer.from(ids[name], 'hex'));
}

function time(text: string): Buffer {
  return der(tags.time, Buffer.from(text));
}
