import { expect, it } from 'vitest';
import { makeMemberKey, unwrap, wrapFor } from './member-key';

it('a text for some members is opened by each of them, and by nobody else', async () => {
  const [anna, bert, carl] = await Promise.all([makeMemberKey(), makeMemberKey(), makeMemberKey()]);
  const wrapped = await wrapFor(
    [
      { id: 'anna', publicKey: anna.publicKey },
      { id: 'bert', publicKey: bert.publicKey },
    ],
    'a new secret',
  );
  expect(JSON.stringify(wrapped)).not.toContain('secret');
  expect(await unwrap({ id: 'anna', privateKey: anna.privateKey }, wrapped)).toBe('a new secret');
  expect(await unwrap({ id: 'bert', privateKey: bert.privateKey }, wrapped)).toBe('a new secret');
  for (const id of ['anna', 'bert', 'carl', 'constructor'])
    expect(await unwrap({ id, privateKey: carl.privateKey }, wrapped)).toBeUndefined();
  // What is for one is not taken for another.
  const swapped = { ...wrapped, wraps: { anna: wrapped.wraps['bert'] ?? '' } };
  expect(await unwrap({ id: 'anna', privateKey: bert.privateKey }, swapped)).toBeUndefined();
  expect(
    await unwrap({ id: 'anna', privateKey: anna.privateKey }, { ...wrapped, from: 'x' }),
  ).toBeUndefined();
});

it('the private key does not leave the browser', async () => {
  const { privateKey } = await makeMemberKey();
  expect(privateKey.extractable).toBe(false);
});
