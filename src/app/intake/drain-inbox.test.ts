import { expect, test } from "vitest";
import type { Desk } from "../desk.ts";
import { drainInbox } from "./drain-inbox.ts";

/** An inbox that never empties: each batch comes back full. */
const endless = (onBatch: () => void): Desk =>
  ({
    store: {
      takeInbox: async (limit: number) => {
        onBatch();
        return limit;
      },
    },
  }) as unknown as Desk;

test("a process that is told to stop ends after the batch in hand, and the rest stays in the inbox", async () => {
  const stopping = new AbortController();
  let batches = 0;
  const taken = await drainInbox(
    endless(() => {
      batches += 1;
      if (batches === 3) stopping.abort();
    }),
    stopping.signal,
  );
  expect(batches).toBe(3);
  expect(taken).toBe(150);
});
