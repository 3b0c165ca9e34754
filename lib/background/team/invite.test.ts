import { describe, expect, it } from 'vitest';
import { FailureError, type Failure } from '@/lib/model/failure';
import { toBase64Url } from '@/lib/text/base64-url';
import { readInvite, writeInvite, type Invite } from './invite';

const invite: Invite = {
  server: 'wss://nats.example.com/',
  access: { kind: 'user', user: 'shop', password: 'żółw ☂' },
  teamId: '0123456789abcdef0123456789abcdef',
  generation: 3,
  secret: toBase64Url(new Uint8Array(32).fill(7)),
  teamName: 'Sklep „Żaba”',
};

const failureOf = (text: string): Promise<Failure['kind'] | 'none'> =>
  readInvite(text).then(
    () => 'none' as const,
    (thrown: unknown) => (thrown instanceof FailureError ? thrown.failure.kind : 'none'),
  );

describe('an invite', () => {
  it('is read as it was written, whatever a mail program did to its lines and whatever stands around it', async () => {
    const text = await writeInvite(invite);
    expect(text).toMatch(/^[\w.-]+$/);
    expect(await readInvite(text)).toEqual(invite);
    const folded = text.replace(/.{60}/g, '$&\r\n  ');
    expect(await readInvite(`Cześć, oto zaproszenie:\n"${folded}"`)).toEqual(invite);
  });

  it('is refused in words when it is another text, or not whole', async () => {
    const text = await writeInvite(invite);
    const wrong = ['', 'hello', text.slice(0, -1), text.slice(5), text.slice(0, 40) + text.slice(41)];
    for (const each of wrong) expect(await failureOf(each), each).toBe('inviteUnreadable');
    const typed = text.replace(/.(?=.{30}$)/, (sign) => (sign === 'A' ? 'B' : 'A'));
    expect(await failureOf(typed)).toBe('inviteUnreadable');
  });

  it('of another version says so', async () => {
    const text = await writeInvite(invite);
    expect(await failureOf(text.replace('sidecar-team.1.', 'sidecar-team.2.'))).toBe('teamNewer');
  });

  it('is refused when its content does not fit, although its checksum does', async () => {
    const odd: Invite[] = [
      { ...invite, teamId: 'x' },
      { ...invite, generation: 0 },
      { ...invite, secret: 'short' },
      { ...invite, teamName: '' },
    ];
    for (const each of odd) expect(await failureOf(await writeInvite(each))).toBe('inviteUnreadable');
    const unsafe = { ...invite, server: 'ws://nats.example.com/' };
    expect(await failureOf(await writeInvite(unsafe))).toBe('teamAddressUnsafe');
  });
});
