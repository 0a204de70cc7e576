import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store.ts";
import { createKnownPages } from "./known-pages.ts";

type Found = Awaited<ReturnType<Store["findPage"]>>;

const page = { tenantId: "t", page: { pageId: "p" } } as unknown as Found;

const counting = (answers: readonly (Found | Error)[]) => {
  let asked = 0;
  const find = async (): Promise<Found> => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer instanceof Error) throw answer;
    return answer ?? null;
  };
  return { find, asked: () => asked };
};

describe("1.4: the page that a webhook names", () => {
  test("a flood asks the store once in two seconds", async () => {
    let now = 0;
    const store = counting([page]);
    const known = createKnownPages(store.find, () => now);
    await Promise.all([known("vk", "p"), known("vk", "p"), known("vk", "p")]);
    now = 1_999;
    expect(await known("vk", "p")).toBe(page);
    expect(store.asked()).toBe(1);
    now = 2_000;
    await known("vk", "p");
    expect(store.asked()).toBe(2);
  });

  test("a page that is not there yet is asked for again", async () => {
    const store = counting([null, page]);
    const known = createKnownPages(store.find, () => 0);
    expect(await known("vk", "p")).toBeNull();
    expect(await known("vk", "p")).toBe(page);
  });

  test("a failure of the store is not remembered", async () => {
    const store = counting([new Error("no connection"), page]);
    const known = createKnownPages(store.find, () => 0);
    await expect(known("vk", "p")).rejects.toThrow("no connection");
    expect(await known("vk", "p")).toBe(page);
  });
});
