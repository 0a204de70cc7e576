/** The thread of `exploreApart`: takes an act, answers what the walk through it found. */
import { parentPort, workerData } from "node:worker_threads";
import { explore } from "#case";
import type { Procedure } from "#procedure";

// The boundary of threads: the other side sends an act that the loader has made.
parentPort?.postMessage(explore(workerData as Procedure), []);
