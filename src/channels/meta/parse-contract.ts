/** What both networks of Meta promise of their parsers: total over any JSON, and the same events however they are delivered. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Channel } from "#app";
import type { FakeMeta } from "./fake/index.ts";
import { oddDelivery } from "./odd-payloads.ts";

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Registers the properties; `play` lets people do things in the fake. */
export const metaParsing = (given: {
  readonly channel: Channel;
  readonly object: string;
  readonly start: () => Promise<FakeMeta>;
  readonly play: (fake: FakeMeta) => void;
}): void => {
  const { channel, object, play, start } = given;

  it("no JSON at all can make it throw, and every event it gives is whole", () => {
    fc.assert(
      fc.property(oddDelivery(object), fc.boolean(), (value, named) => {
        const parsed = channel.parse(bytes(value), named ? "42" : undefined, 7_000);
        for (const event of parsed.events) {
          expect(event.externalId).not.toBe("");
          expect(event.dedupKey).not.toBe("");
          expect(Number.isNaN(new Date(event.occurredAt).getTime())).toBe(false);
          expect(event.text.isWellFormed()).toBe(true);
        }
        expect(parsed.events.length + parsed.ignored.length + parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (noise) => channel.parse(noise).events.length === 0));
  });

  it("2.2: in any order, any batches and any number of times, the same events come out", async () => {
    const fake = await start();
    play(fake);
    const entries = fake.control.entries();
    await fake.close();
    expect(entries.length).toBeGreaterThan(5);
    const eventsOf = (batches: readonly (readonly unknown[])[]): readonly string[] => {
      const events = batches.flatMap((entry) => channel.parse(bytes({ object, entry }), fake.accountId).events);
      return [...new Map(events.map((event) => [event.dedupKey, JSON.stringify(event)])).values()].toSorted();
    };
    const expected = eventsOf([entries]);
    const again = fc.array(fc.array(fc.constantFrom(...entries), { maxLength: 4 }), { maxLength: 8 });
    const shuffled = fc.shuffledSubarray([...entries], { minLength: entries.length });
    fc.assert(
      fc.property(again, shuffled, (some, all) => {
        expect(eventsOf([...some, ...all.map((entry) => [entry])])).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
};
