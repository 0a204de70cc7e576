import type { Explored } from "#case";
import type { Procedure } from "#procedure";
import { Worker } from "node:worker_threads";

/** Longer than the walk through any act of this kind takes; the person waits for it with the page open. */
const patienceMs = 20_000;

/** Walks every state of an act in a thread of its own: seconds of reckoning must not keep the desk from answering. Null where it took too long. */
export function exploreApart(procedure: Procedure): Promise<Explored | null> {
  const worker = new Worker(new URL("./explore-worker.ts", import.meta.url), { workerData: procedure });
  return new Promise<Explored | null>((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      end();
    };
    worker.once("message", (explored: Explored) => settle(() => resolve(explored)));
    worker.once("error", (error) => settle(() => reject(error)));
  }).finally(() => void worker.terminate());
}
