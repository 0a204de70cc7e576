import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseBeforeRetry } from "./backoff.ts";

describe("2.2 of the channels: pauses between attempts", () => {
  it("grow, have a ceiling, and never shorten what the network asks for", () => {
    expect([1, 2, 3].map((attempts) => pauseBeforeRetry(attempts, 0))).toEqual([5_000, 10_000, 20_000]);
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(86_400_000), (attempts, asked) => {
        const pause = pauseBeforeRetry(attempts, asked);
        expect(pause).toBeGreaterThanOrEqual(asked);
        expect(pause).toBeLessThanOrEqual(Math.max(asked, 900_000));
        expect(pauseBeforeRetry(attempts + 1, asked)).toBeGreaterThanOrEqual(pause);
      }),
    );
  });
});
