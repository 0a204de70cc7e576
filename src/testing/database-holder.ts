/** A program of its own that opens the embedded store in a folder, keeps a row, says so, and waits to be killed. Run: `node database-holder.ts <folder>`. */
import { openStore } from "#store";
import { testTenant, testTown } from "./database-rows.ts";

const [, , dataDir] = process.argv;
if (!dataDir) throw new Error("Name the folder.");
const store = await openStore({ dataDir });
await store.transaction(testTenant, (tx) => testTown(tx));
process.stdout.write(`${JSON.stringify(store.database)}\n`);
process.stdin.resume();
process.stdin.once("end", () => void store.close());
