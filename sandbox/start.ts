import { createBaseApi } from './base-api/create-base-api.ts';
import { createBasePanel } from './base-panel/create-base-panel.ts';
import { createCertificate, type Certificate } from './network/certificate.ts';
import { startProxy, type Proxy } from './network/proxy.ts';
import { serveHosts } from './network/serve.ts';
import { createResponso } from './responso/create-responso.ts';
import type { Shop } from './shop/shop.ts';

/** The token that the stand-in for Base accepts. Invented, in the shape of a real one. */
export const token = '3007421-80155-SANDBOXSANDBOX0042';

/** Another token of the same Base account, as an agent creates one after the first was deleted. */
export const newToken = '3007421-80155-SANDBOXSANDBOX0043';

/** A token of another shop's Base account. That account has statuses of its own and nothing else. */
export const othersToken = '3009911-90417-SANDBOXSANDBOX0099';

/** Where the stand-in for Responso is; the extension accepts any host of responso.com. */
export const responsoUrl = 'https://app.responso.com';

/** Another helpdesk, which the extension knows nothing of. It is the same program as the stand-in for Responso. */
export const otherHelpdeskUrl = 'https://desk.shop.test';

/** What a browser reaches the sandbox by. It is fixed when the browser starts. */
export interface Way {
  proxy: Proxy;
  certificate: Certificate;
}

/** A way that leads nowhere yet. */
export async function makeWay(): Promise<Way> {
  const [proxy, certificate] = await Promise.all([startProxy({ serverPort: 0 }), createCertificate()]);
  return { proxy, certificate };
}

/** Starts Base and Responso as one shop's agents see them, under their real host names, behind a proxy on loopback. */
export async function startSandbox({
  shop,
  journal = true,
  http2 = false,
  now = Date.now,
  way,
}: {
  shop: Shop;
  journal?: boolean;
  http2?: boolean;
  /** Base's clock, Unix ms. */
  now?: () => number;
  /** That of a running browser, which leads here from now on. Default: a new one, which closes with the sandbox. */
  way?: Way;
}) {
  const base = createBaseApi({
    accounts: [
      { token, shop, journal },
      { token: newToken, shop, journal },
      { token: othersToken, shop: emptyShop(shop), journal },
    ],
    now,
  });
  const account = base.account(token);
  const panel = createBasePanel({
    ...shop,
    get orders() {
      return [...account.listOrders()];
    },
  });
  const responso = createResponso({ tickets: shop.tickets, now: () => Date.now() });
  const { certificate, proxy } = way ?? (await makeWay());
  const server = await serveHosts({
    certificate,
    http2,
    hosts: (host) => {
      if (host === 'api.baselinker.com') return base.app;
      if (/^panel(-[a-z])?\.baselinker\.com$|^panel\.base\.com$/.test(host)) return panel.app;
      const isHelpdesk = host.endsWith('responso.com') || host === new URL(otherHelpdeskUrl).host;
      return isHelpdesk ? responso.app : undefined;
    },
  });
  proxy.leadTo(server.port);
  return {
    base,
    panel,
    responso,
    proxy,
    certificate,
    close: async () => {
      if (!way) await proxy.close();
      await server.close();
    },
  };
}

/** A shop that has sold nothing yet. It shares no status id with the other shop. */
function emptyShop({ statuses, ...shop }: Shop): Shop {
  return {
    ...shop,
    ...{ orders: [], archivedOrders: [], packages: [], invoices: [], receipts: [], returns: [], tickets: [] },
    statuses: statuses.map((status) => ({ ...status, id: status.id + 50_000 })),
  };
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
