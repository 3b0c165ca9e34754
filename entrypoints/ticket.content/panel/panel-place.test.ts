import { expect, it, vi } from 'vitest';

vi.stubGlobal('location', { host: 'app.responso.com' });
const { readPanelPlace, usualPlace } = await import('./panel-place');

it('the usual place stays what it is, whatever becomes of the place of a panel that begins there', async () => {
  const usual = { ...usualPlace };
  const place = await readPanelPlace();
  place.width = 500;
  expect(usualPlace).toEqual(usual);
});
