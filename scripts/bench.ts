/**
 * `npm run bench`: prints one line for each figure. The times depend on this machine: compare the ratios within one
 * run. Exits 0 only if every benchmark met its condition, such as the number of requests of a quiet cycle.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';

const figures = ['quiet-cycle', 'find-orders', 'write-page'];

interface Bench {
  run: () => Promise<string[]>;
}

// Database and clock are global in a thread, so each figure runs in a new thread, one after the other.
if (isMainThread) {
  for (const figure of figures) {
    const worker = new Worker(import.meta.filename, { workerData: figure });
    const lines = await new Promise<string[]>((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
    for (const line of lines) console.log(line);
    await worker.terminate();
  }
} else {
  // Imports in lib/ have no file extensions, because a bundler resolves them. Node alone cannot.
  const { module } = await runnerImport<Bench>(`/bench/${String(workerData)}.ts`, {
    root: `${import.meta.dirname}/..`,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${import.meta.dirname}/..` } },
  });
  parentPort?.postMessage(await module.run());
}
