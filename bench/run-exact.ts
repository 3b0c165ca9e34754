import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';
import type { Line } from './line.ts';

/** A figure without a browser: what it counts is the same on every machine. */
interface ExactFigure {
  measure: () => Promise<Line[]>;
}

/**
 * Measures a figure that runs the program's own code on a simulated clock. Clock and database are global in a thread, so
 * each figure has a new one.
 *
 * @param name of its file in this folder
 */
export async function runExact(name: string): Promise<Line[]> {
  const worker = new Worker(import.meta.filename, { workerData: name });
  const lines = await new Promise<Line[]>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  await worker.terminate();
  return lines;
}

// Imports in lib/ have no file extensions, because a bundler resolves them. Node alone cannot.
if (!isMainThread) {
  const { module } = await runnerImport<ExactFigure>(`/bench/${String(workerData)}.ts`, {
    root: `${import.meta.dirname}/..`,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': `${import.meta.dirname}/..` } },
  });
  parentPort?.postMessage(await module.measure());
}
