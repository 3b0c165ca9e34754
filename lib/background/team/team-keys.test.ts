import { expect, it } from 'vitest';
import { deriveTeamKeys, secretLength } from './team-keys';

const secret = new Uint8Array(secretLength).fill(1);
const teamId = '0123456789abcdef0123456789abcdef';
const text = JSON.stringify({ email: 'jan@example.com', note: 'żółw' });

it('what one member seals another opens, at the same place only', async () => {
  const [anna, bert] = await Promise.all([deriveTeamKeys(secret, teamId), deriveTeamKeys(secret, teamId)]);
  const sealed = await anna.seal('a.subject', text);
  expect(await bert.open('a.subject', sealed)).toBe(text);
  expect(await bert.open('another.subject', sealed)).toBeUndefined();
  const again = await anna.seal('a.subject', text);
  expect(again).not.toEqual(sealed);
});

it('opens nothing that was damaged, cut, made with another secret, for another team or by another version', async () => {
  const keys = await deriveTeamKeys(secret, teamId);
  const sealed = await keys.seal('s', text);
  for (let index = 0; index < sealed.length; index += 1) {
    const damaged = sealed.slice();
    damaged[index] = (damaged[index] ?? 0) ^ 1;
    expect(await keys.open('s', damaged), `byte ${index}`).toBeUndefined();
  }
  for (const length of [0, 1, 5, 13, sealed.length - 1])
    expect(await keys.open('s', sealed.slice(0, length))).toBeUndefined();
  const others = [
    await deriveTeamKeys(new Uint8Array(secretLength).fill(2), teamId),
    await deriveTeamKeys(secret, teamId.replace('0', '1')),
  ];
  for (const other of others) expect(await other.open('s', sealed)).toBeUndefined();
});

it('a name is the same for every member, differs by each of its parts, and tells none of them', async () => {
  const keys = await deriveTeamKeys(secret, teamId);
  const same = await deriveTeamKeys(secret, teamId);
  const other = await deriveTeamKeys(new Uint8Array(secretLength).fill(2), teamId);
  const name = await keys.nameOf('order', 'a', '48213377');
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(await same.nameOf('order', 'a', '48213377')).toBe(name);
  const names = [
    name,
    await keys.nameOf('order', 'a', '48213378'),
    await keys.nameOf('return', 'a', '48213377'),
    await keys.nameOf('order', 'a48213377', ''),
    await keys.nameOf('order', '"a","48213377"'),
    await other.nameOf('order', 'a', '48213377'),
  ];
  expect(new Set(names).size).toBe(names.length);
});
