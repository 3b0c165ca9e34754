import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '../sandbox/browser/page.ts';
import type { Session } from '../sandbox/browser/session.ts';

/** A picture of the page, and when it was taken (ms since the first). */
interface Picture {
  at: number;
  /** PNG in Base64. */
  png: string;
}

/** Between two pictures (ms). */
const every = 100;

/**
 * Films a page while something happens on it. The browser itself makes the film from pictures, so that no other program
 * is needed.
 *
 * @param file a `.webm`
 */
export async function record(
  session: Session,
  page: Page,
  file: string,
  act: () => Promise<void>,
): Promise<void> {
  const pictures: Picture[] = [];
  const began = performance.now();
  let isOver = false;
  const film = async () => {
    while (!isOver) {
      pictures.push({
        at: performance.now() - began,
        png: Buffer.from(await page.capture()).toString('base64'),
      });
      await pause(every);
    }
  };
  const filming = film();
  try {
    await act();
  } finally {
    isOver = true;
    await filming;
  }
  const studio = await session.openPage('about:blank');
  await studio.evaluate(prepareFilm);
  for (const picture of pictures) await studio.evaluate(addPicture, picture);
  await writeFile(file, Buffer.from(await studio.evaluate(makeFilm), 'base64'));
  await studio.close();
}

/** Where the page that makes the film keeps its pictures. */
declare const globalThis: { pictures: { at: number; bitmap: ImageBitmap }[] };

function prepareFilm(): void {
  globalThis.pictures = [];
}

async function addPicture({ at, png }: Picture): Promise<void> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  globalThis.pictures.push({ at, bitmap: await createImageBitmap(new Blob([bytes], { type: 'image/png' })) });
}

/** Shows the pictures in the rhythm in which they were taken, and records that. Returns the film in Base64. */
async function makeFilm(): Promise<string> {
  const { pictures } = globalThis;
  const canvas = document.createElement('canvas');
  const [{ bitmap: { width, height } } = { bitmap: { width: 1, height: 1 } }] = pictures;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(25), {
    mimeType: 'video/webm;codecs=vp8',
    videoBitsPerSecond: 2_500_000,
  });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (const [index, { at, bitmap }] of pictures.entries()) {
    context?.drawImage(bitmap, 0, 0);
    const next = pictures[index + 1]?.at ?? at + 1_000;
    await new Promise((resolve) => setTimeout(resolve, next - at));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
