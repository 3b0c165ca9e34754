import { openShopBrowser, type ShopBrowser } from './shop-browser.ts';
import { removeProfile } from './launch-chromium.ts';

/** The browsers of one run, each with another number of orders. Each is filled once, when it is first asked for. */
export interface ShopBrowsers {
  /** The folder of the production build for Chromium. */
  built: string;
  of: (orders: number) => Promise<ShopBrowser>;
  close: () => Promise<void>;
}

export function openShopBrowsers(built: string): ShopBrowsers {
  const open = new Map<number, Promise<ShopBrowser>>();
  return {
    built,
    of: (orders) => {
      const opened = open.get(orders) ?? openShopBrowser(built, orders);
      open.set(orders, opened);
      return opened;
    },
    close: async () => {
      for (const opening of open.values()) {
        const shopBrowser = await opening;
        await shopBrowser.close();
        await removeProfile(shopBrowser.chromium.profile);
      }
    },
  };
}
