import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReading, rootOf, type Listed } from "./compare.ts";
import { isDue, nextRoundAfter, pauseOf } from "./pace.ts";
import { decodeWatch, emptyWatch, encodeWatch, type Seen, type WatchedTopic } from "./watch.ts";

const listed = (id: string, said: string, at = 100, parentId?: string): Listed => ({
  id,
  at,
  said,
  parentId,
  author: "12",
  fields: { id },
});
const seenOf = (comments: readonly Listed[]): readonly Seen[] => compareReading([], { comments, isWhole: true }, 0).seen;

describe("2.4: what has happened under a topic is found by comparison", () => {
  it("new, edited and missing comments are told apart; what was there before the page is only remembered", () => {
    const before = seenOf([listed("a", "Яма"), listed("b", "Свет"), listed("c", "Снег")]);
    const { found, missing } = compareReading(
      before,
      { comments: [listed("a", "Яма"), listed("b", "Свет есть"), listed("d", "Вода", 200), listed("old", "Давно", 5)], isWhole: true },
      50_000,
    );
    expect(found.map(({ change, comment }) => [change, comment.id])).toEqual([
      ["edited", "b"],
      ["new", "d"],
    ]);
    expect(missing.map(({ id }) => id)).toEqual(["c"]);
  });

  it("a comment older than what was read is not taken for missing", () => {
    const before = seenOf([listed("old", "Давно", 10), listed("gone", "Лишнее", 300)]);
    const { missing } = compareReading(before, { comments: [listed("a", "Яма", 200)], isWhole: false }, 0);
    expect(missing.map(({ id }) => id)).toEqual(["gone"]);
  });

  it("an empty reading that is not the whole topic takes nothing away", () => {
    expect(compareReading(seenOf([listed("a", "Яма")]), { comments: [], isWhole: false }, 0).missing).toEqual([]);
  });

  it("the second edit back to the first words is an event of its own", () => {
    let seen = seenOf([listed("a", "Один")]);
    const changes: number[] = [];
    for (const said of ["Два", "Один", "Два"]) {
      const comparison = compareReading(seen, { comments: [listed("a", said)], isWhole: true }, 0);
      ({ seen } = comparison);
      changes.push(...comparison.found.map((one) => one.changes));
    }
    expect(changes).toEqual([1, 2, 3]);
  });

  it("a branch is followed to its top, and a circle ends", () => {
    const all = [listed("a", ""), listed("b", "", 1, "a"), listed("c", "", 2, "b"), listed("x", "", 3, "y"), listed("y", "", 4, "x")];
    const byId = new Map(all.map((one) => [one.id, one]));
    expect(rootOf(listed("d", "", 5, "c"), byId)).toBe("a");
    expect(rootOf(listed("a", ""), byId)).toBeUndefined();
    expect(rootOf(listed("e", "", 5, "unread"), byId)).toBe("unread");
    expect(["x", "y"]).toContain(rootOf(listed("z", "", 5, "x"), byId));
  });

  it("whatever people do between readings, the events lead to what stands under the topic", () => {
    const deed = fc.record({
      id: fc.integer({ min: 0, max: 5 }),
      kind: fc.constantFrom("write", "delete", "read"),
      words: fc.constantFrom("а", "б", "в"),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const topic = new Map<string, string>();
        const told = new Map<string, string>();
        const keys = new Set<string>();
        let seen: readonly Seen[] = [];
        const read = (): void => {
          const comments = [...topic].map(([id, said]) => listed(id, said));
          const comparison = compareReading(seen, { comments, isWhole: true }, 0);
          for (const { change, changes, comment } of comparison.found) {
            const key = `${change}:${comment.id}:${changes}`;
            expect(keys.has(key)).toBe(false);
            keys.add(key);
            told.set(comment.id, comment.said);
          }
          const gone = new Set(comparison.missing.map(({ id }) => id));
          for (const id of gone) told.delete(id);
          seen = comparison.seen.map((one) => (gone.has(one.id) ? { ...one, isGone: true, changes: one.changes + 1 } : one));
        };
        for (const { id, kind, words } of deeds) {
          if (kind === "write") topic.set(String(id), words);
          else if (kind === "delete") topic.delete(String(id));
          else read();
        }
        read();
        expect(told).toEqual(topic);
      }),
    );
  });
});

const topicAt = (createdAt: number, seen: readonly Seen[] = []): WatchedTopic => ({ id: "1", createdAt, readAt: 0, count: 0, seen });

describe("the cursor", () => {
  const seen = fc.record({
    id: fc.string({ minLength: 1, maxLength: 80 }),
    at: fc.nat(),
    said: fc.string({ maxLength: 10 }),
    changes: fc.nat({ max: 9 }),
    isGone: fc.boolean(),
  });

  it("comes back as it went while there is room", () => {
    const topic = fc.record({
      id: fc.string({ minLength: 1 }),
      createdAt: fc.nat(),
      readAt: fc.nat(),
      count: fc.option(fc.nat(), { nil: null }),
      seen: fc.array(seen, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(fc.array(topic, { maxLength: 5 }), fc.option(fc.string(), { nil: null }), fc.nat(), (topics, marker, since) => {
        const back = decodeWatch(encodeWatch({ since, marker, topics }));
        expect(back).toMatchObject({ since, marker });
        expect(back?.topics.flatMap((one) => one.seen)).toHaveLength(topics.flatMap((one) => one.seen).length);
      }),
    );
  });

  it("stays small on the busiest page: a hundred comments a topic, a thousand at all, the youngest", () => {
    const busy = Array.from({ length: 80 }, (_, topic) => ({
      ...topicAt(topic),
      id: String(topic),
      seen: Array.from({ length: 300 }, (__, number) => ({
        id: `MTM5NzIwNjM4MjQ3MTotMTU5NDE6MTM5NzIwNjM4MjQ3MTo2MjUwMzkyOTY2MjMyMDox${number}`,
        at: number,
        said: "0123456789",
        changes: 0,
        isGone: false,
      })),
    }));
    const cursor = encodeWatch({ ...emptyWatch(0), topics: busy });
    const back = decodeWatch(cursor);
    expect(cursor.length).toBeLessThan(150_000);
    expect(back?.topics).toHaveLength(60);
    expect(back?.topics.flatMap((one) => one.seen)).toHaveLength(1000);
    expect(back?.topics[0]?.seen.map(({ at }) => at)).toContain(299);
  });

  it("of another make begins anew instead of failing", () => {
    for (const cursor of [null, "", "{}", "[2,0,null,[]]", "[1]", '[1,0,null,[["a"]]]x', "77"]) expect(decodeWatch(cursor)).toBeNull();
    expect(decodeWatch('[1,0,null,[["a"],5,["b",1,1,null,[[1],["c",1,"s",0,1]]]]]')?.topics).toEqual([
      { id: "b", createdAt: 1, readAt: 1, count: null, seen: [{ id: "c", at: 1, said: "s", changes: 0, isGone: true }] },
    ]);
  });
});

describe("the pace", () => {
  const day = 86_400_000;
  const now = 100 * day;

  it("a topic younger than two days is read every time, a week old one ten times less often, an older one sixty", () => {
    expect(pauseOf(topicAt(now - day), now, 1000)).toBe(1000);
    expect(pauseOf(topicAt(now - 3 * day), now, 1000)).toBe(10_000);
    expect(pauseOf(topicAt(now - 9 * day), now, 1000)).toBe(60_000);
    const talkedIn = [{ id: "a", at: (now - 1000) / 1000, said: "", changes: 0, isGone: false }];
    expect(pauseOf(topicAt(now - 9 * day, talkedIn), now, 1000)).toBe(1000);
  });

  it("another number of comments makes a topic due at once", () => {
    const topic = { ...topicAt(now - 9 * day), readAt: now - 1, count: 3 };
    expect(isDue(topic, 3, { now, paceMs: 1000 })).toBe(false);
    expect(isDue(topic, 4, { now, paceMs: 1000 })).toBe(true);
    expect(isDue(topic, null, { now, paceMs: 1000 })).toBe(false);
    expect(isDue({ ...topic, readAt: now - 60_000 }, null, { now, paceMs: 1000 })).toBe(true);
  });

  it("a quiet page is asked less often", () => {
    expect(nextRoundAfter([topicAt(now - day)], now, 1000)).toBe(1000);
    expect(nextRoundAfter([topicAt(now - 9 * day)], now, 1000)).toBe(5000);
  });
});
