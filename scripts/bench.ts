/**
 * `npm run bench`: one line a figure. Times are of this machine; the ratios, taken within one run, are what they are for.
 * Exits 0 only if every bench held what it promises, such as the number of requests of a quiet cycle.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';

const figures = ['quiet-cycle', 'find-orders', 'write-page'];

interface Bench {
  run: () => Promise<string[]>;
}

// The database and the clock are the whole thread's: every figure has one of its own, one after the other.
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
  // lib/ is written for a bundler: its imports have no extensions, which Node alone cannot follow.
  const { module } = await runnerImport<Bench>(`/bench/${String(workerData)}.ts`, {
    root: `${import.meta.dirname}/..`,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${import.meta.dirname}/..` } },
  });
  parentPort?.postMessage(await module.run());
}
