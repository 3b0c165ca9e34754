import type { Certificate } from '../network/certificate.ts';
import type { BrowserKind } from './find.ts';
import type { Page } from './page.ts';

export interface LaunchOptions {
  kind: BrowserKind;
  /** Path of the browser's executable, see `ensureBrowser`. */
  executable: string;
  /** Absolute path of the folder of the built extension. In Firefox also of a package (`.zip`). */
  extension: string;
  /** Port of `startProxy`. */
  proxyPort: number;
  certificate: Certificate;
  headless: boolean;
  /**
   * Language of the browser and of its requests, e.g. `pl`. Debian's Chromium has only English without `chromium-l10n`.
   */
  language?: string;
  colorScheme?: 'light' | 'dark';
  /** Absolute path of the download folder; no prompt. In Chromium only with `userDataDir`. */
  downloads?: string;
  /** Requests to this machine bypass the proxy, as a development server and a team's server need. */
  reachesLoopback?: boolean;
  /** A profile that is kept after the session. Default: a new one, which is deleted. */
  userDataDir?: string;
}

/** A running browser with the extension. */
export interface Session {
  /** The base address of the extension's pages, with a slash at the end. */
  readonly extensionUrl: string;
  /**
   * Uncaught errors and rejections since the start: in pages of our hosts, content scripts, extension pages and the
   * background. They arrive a moment after they happen.
   */
  readonly uncaught: readonly string[];
  /** Console output since the start, in the same contexts, as text. It arrives with a short delay. */
  readonly written: readonly string[];
  /** Resolves when the browser has exited, for whatever reason. */
  readonly ended: Promise<void>;
  /** Opens a site in a new foreground tab. */
  openPage(url: string): Promise<Page>;
  /** Opens a page of the extension in a new foreground tab, e.g. `options.html`. */
  openExtensionPage(path: string): Promise<Page>;
  /** The tab whose address contains `urlPart`, for tabs that the extension or a site opens. */
  findPage(urlPart: string): Promise<Page>;
  /**
   * Removes the extension with its data, closes all tabs and forgets what sites have stored, then installs an extension as
   * a newcomer does. Its folder must be another one than before: it gets an address of its own.
   */
  startOver(extension: string): Promise<void>;
  /** Stops the service worker or event page, as the browser does when it is idle. The next event starts it again. */
  stopBackground(): Promise<void>;
  /** Kills the browser, as a crash or a power cut does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
