import type { Certificate } from '../network/certificate.ts';
import type { BrowserKind } from './find.ts';
import type { Page } from './page.ts';

export interface LaunchOptions {
  kind: BrowserKind;
  /** Path of the browser's program, see `ensureBrowser`. */
  executable: string;
  /** Absolute path of the folder of the built extension. */
  extension: string;
  /** Port of `startProxy`. */
  proxyPort: number;
  certificate: Certificate;
  headless: boolean;
  /** Of the browser and of what it asks pages for, e.g. `pl`. Debian's Chromium has only English without `chromium-l10n`. */
  language?: string;
  colorScheme?: 'light' | 'dark';
  /** Absolute path of the folder that downloads go to, without asking; in Chromium only with `userDataDir`. */
  downloads?: string;
  /** Chromium only: asks this machine directly, as a development server needs, and not through the proxy. */
  reachesLoopback?: boolean;
  /** Profile that outlives the session; without it a fresh one is made and thrown away. */
  userDataDir?: string;
}

/** A running browser that has the extension. */
export interface Session {
  /** Where the extension's pages are, with a slash at the end. */
  readonly extensionUrl: string;
  /**
   * What was thrown, or rejected, and caught by nobody since the start: in pages of our hosts, content scripts, extension
   * pages and the background. Errors arrive a moment after they happen.
   */
  readonly uncaught: readonly string[];
  /** What was written to the console since the start, in the same contexts, as text. Arrives a moment after. */
  readonly written: readonly string[];
  /** Resolves when the browser is gone, however it went. */
  readonly ended: Promise<void>;
  /** Opens a site in a new tab in front. */
  openPage(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab in front, e.g. `options.html`. */
  openExtensionPage(path: string): Promise<Page>;
  /** The tab whose address contains `urlPart`, for tabs that the extension or a site opens. */
  findPage(urlPart: string): Promise<Page>;
  /** Ends the service worker or event page as the browser does when it is idle; the next event starts it anew. */
  stopBackground(): Promise<void>;
  /** Ends the browser as a crash or a power cut does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
