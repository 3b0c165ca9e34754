import { jetstreamManager } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/nats-core';
import { freePort, startNats, type Nats } from './start-nats.ts';

/** How long servers may take to find each other and choose a leader (ms). */
const patience = 60_000;

/** Starts servers that are one cluster. Resolves when they can store something in three copies. */
export async function startCluster(count: number): Promise<Nats[]> {
  const ports: number[] = [];
  for (let index = 0; index < count; index += 1) ports.push(await freePort());
  const routes = ports.map((port) => `"nats-route://127.0.0.1:${port}"`).join(', ');
  const nodes = await Promise.all(
    ports.map((port, index) =>
      startNats({
        configuration: [
          `server_name: "node-${index + 1}"`,
          `cluster { name: "sandbox", listen: "127.0.0.1:${port}", routes: [${routes}] }`,
        ].join('\n'),
      }),
    ),
  );
  const end = Date.now() + patience;
  while (!(await canStore(nodes, count)))
    if (Date.now() > end) throw new Error('The servers of the cluster do not find each other');
  return nodes;
}

/** Stores something in as many copies, and deletes it again. */
async function canStore([first]: Nats[], copies: number): Promise<boolean> {
  const connection = await wsconnect({ servers: first?.address ?? '', reconnect: false });
  try {
    const { streams } = await jetstreamManager(connection, { timeout: 2_000, checkAPI: false });
    await streams.add({ name: 'probe', subjects: ['probe'], num_replicas: copies });
    return await streams.delete('probe');
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return false;
  } finally {
    await connection.close();
  }
}
