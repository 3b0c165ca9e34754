import { writeFile } from 'node:fs/promises';
import { View } from './view.ts';
import type { DocumentDriver } from './view.ts';
import { waitFor } from './wait.ts';

/** In CSS pixels of the viewport. */
export interface Point {
  x: number;
  y: number;
}

export interface Frame {
  url: string;
  driver: DocumentDriver;
}

/** The operations on a tab that differ between browsers. */
export interface PageDriver extends DocumentDriver {
  /** Resolves after the page's `load` event. */
  navigate(url: string): Promise<void>;
  reload(): Promise<void>;
  /** All frames of the page at any depth, including those in closed shadow roots and in extension pages. */
  frames(): Promise<Frame[]>;
  /** Size of the viewport in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Presses the mouse button at one point, moves to the other and releases it. */
  drag(from: Point, to: Point): Promise<void>;
  /** The viewport as PNG. */
  capture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Drives a tab for a test, in the same way in every browser, on a site or a page of the extension. */
export class Page extends View {
  readonly #driver: PageDriver;

  constructor(driver: PageDriver) {
    super(driver);
    this.#driver = driver;
  }

  /** Brings the tab to the front. */
  async navigate(url: string): Promise<void> {
    await this.#driver.navigate(url);
  }

  async reload(): Promise<void> {
    await this.#driver.reload();
  }

  /** The first frame, at any depth, whose address contains `urlPart`, e.g. `/order-panel.html`. */
  async frame(urlPart: string): Promise<View> {
    const frame = await waitFor(`a frame at ${urlPart}`, async () =>
      (await this.#driver.frames()).find(({ url }) => url.includes(urlPart)),
    );
    let current = frame.driver;
    // A page may draw the frame anew at any moment: what fails is tried in the new one the next time.
    const inNewest = async <T>(act: () => Promise<T>): Promise<T> => {
      try {
        return await act();
      } catch (thrown) {
        const frames = await this.#driver.frames().catch(() => []);
        current = frames.find(({ url }) => url.includes(urlPart))?.driver ?? current;
        throw thrown;
      }
    };
    return new View({
      run: (expression) => inNewest(() => current.run(expression)),
      find: (expression) => inNewest(() => current.find(expression)),
      type: (text) => inNewest(() => current.type(text)),
      press: (key) => inNewest(() => current.press(key)),
      paste: () => inNewest(() => current.paste()),
    });
  }

  /** The addresses of all frames at any depth. A frame that the browser refused to load has another address. */
  async frameAddresses(): Promise<string[]> {
    return (await this.#driver.frames()).map(({ url }) => url);
  }

  /** @param width in CSS pixels, as is `height`. */
  async resize(width: number, height: number): Promise<void> {
    await this.#driver.resize(width, height);
  }

  /** Drags from one point to another, for elements that no selector reaches. */
  async drag(from: Point, to: Point): Promise<void> {
    await this.#driver.drag(from, to);
  }

  /** Clicks at a point. */
  async clickAt(point: Point): Promise<void> {
    await this.#driver.drag(point, point);
  }

  /** The viewport as PNG. */
  async capture(): Promise<Uint8Array> {
    return await this.#driver.capture();
  }

  /** Writes the viewport to a PNG file. */
  async screenshot(file: string): Promise<void> {
    await writeFile(file, await this.capture());
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}
