import type { CaseId } from "#case";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeCaseId, fakeTenant } from "../../testing/fake-app.ts";
import { openTestServer, type TestServer } from "../../testing/http-server.ts";
import { liveEvent, type LiveEvent } from "../contract/index.ts";

let edge: TestServer;
let base: string;
beforeEach(async () => {
  edge = await openTestServer({ beatMs: 20 });
  await edge.server.listen({ port: 0, host: "127.0.0.1" });
  base = `http://127.0.0.1:${(edge.server.server.address() as AddressInfo).port}`;
});
afterEach(() => edge.server.close());

type Line = LiveEvent | "beat";

/** Reads a stream line by line; `until` resolves once enough was heard, `ended` once the server hung up. */
const listen = async (cookie: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${base}/api/stream`, { headers: { cookie, ...headers } });
  const heard: Line[] = [];
  const waiting = new Set<() => void>();
  const ended = (async () => {
    if (response.body === null) return;
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      for (const block of chunk.split("\n\n")) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) heard.push(liveEvent.parse(JSON.parse(data)));
        else if (block.startsWith(": beat")) heard.push("beat");
      }
      waiting.forEach((wake) => wake());
    }
  })();
  const until = async (enough: (lines: readonly Line[]) => boolean): Promise<void> => {
    while (!enough(heard)) await new Promise<void>((wake) => waiting.add(wake));
  };
  return { response, heard, until, ended };
};

const events = (lines: readonly Line[]): readonly LiveEvent[] => lines.filter((line) => line !== "beat");

test("says hello, then what changed, as ids only; nothing keeps the lines back", async () => {
  const stream = await listen(edge.cookies.curator, { "last-event-id": "41" });
  expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.response.headers.get("cache-control")).toContain("no-store");
  expect(stream.response.headers.get("x-content-type-options")).toBe("nosniff");
  await stream.until((lines) => events(lines).length === 1);
  edge.app.announce({ kind: "case", tenantId: fakeTenant, caseId: fakeCaseId, version: 4 });
  edge.app.announce({ kind: "page", tenantId: fakeTenant, pageId: "page-1" });
  edge.app.announce({ kind: "inbox", tenantId: fakeTenant });
  await stream.until((lines) => events(lines).length === 3);
  expect(events(stream.heard).map(({ kind }) => kind)).toEqual(["hello", "case", "page"]);
});

test("2.6: a unit hears of its own cases, another unit does not, the administrator hears of pages only", async () => {
  const [own, foreign, admin] = await Promise.all([
    listen(edge.cookies.zhkh),
    listen(edge.cookies.roads),
    listen(edge.cookies.administrator),
  ]);
  edge.app.announce({ kind: "case", tenantId: fakeTenant, caseId: fakeCaseId, version: 4 });
  edge.app.announce({ kind: "case", tenantId: fakeTenant, caseId: "case-other" as CaseId, version: 1 });
  edge.app.announce({ kind: "page", tenantId: fakeTenant, pageId: "page-1" });
  await own.until((lines) => events(lines).length === 2);
  await admin.until((lines) => events(lines).length === 2);
  await foreign.until((lines) => lines.includes("beat"));
  expect(events(own.heard)).toMatchObject([{ kind: "hello" }, { kind: "case", caseId: fakeCaseId, version: 4 }]);
  expect(events(admin.heard).map(({ kind }) => kind)).toEqual(["hello", "page"]);
  expect(events(foreign.heard).map(({ kind }) => kind)).toEqual(["hello"]);
});

test("2.6: who is at a card is told to those who may see it, and only when it changes", async () => {
  const [own, foreign] = await Promise.all([listen(edge.cookies.zhkh), listen(edge.cookies.roads)]);
  await own.until((lines) => events(lines).length === 1);
  const say = (state: string) =>
    fetch(`${base}/api/cases/${fakeCaseId}/presence`, {
      method: "POST",
      headers: { cookie: edge.cookies.curator, "content-type": "application/json" },
      body: JSON.stringify({ state }),
    });
  for (const state of ["looking", "looking", "writing"]) expect((await say(state)).status).toBe(200);
  await own.until((lines) => events(lines).length === 3);
  await foreign.until((lines) => lines.includes("beat"));
  expect(events(own.heard).map(({ kind }) => kind)).toEqual(["hello", "presence", "presence"]);
  expect(events(foreign.heard).map(({ kind }) => kind)).toEqual(["hello"]);
});

test("of a burst about one case the newest version is told", async () => {
  const stream = await listen(edge.cookies.curator);
  await stream.until((lines) => events(lines).length === 1);
  for (let version = 1; version <= 500; version += 1)
    edge.app.announce({ kind: "case", tenantId: fakeTenant, caseId: fakeCaseId, version });
  await stream.until((lines) => events(lines).some((event) => event.kind === "case" && event.version === 500));
  expect(events(stream.heard).length).toBeLessThan(10);
});

test("many windows share one subscription, and the last one to leave ends it", async () => {
  const streams = await Promise.all(Array.from({ length: 10 }, () => listen(edge.cookies.curator)));
  expect(edge.app.listenerCount()).toBe(1);
  await edge.server.close();
  await Promise.all(streams.map(({ ended }) => ended));
  expect(edge.app.listenerCount()).toBe(0);
});

test("the stream closes with its session, by signing out and by a session that was ended elsewhere", async () => {
  const [first, second] = await Promise.all([listen(edge.cookies.curator), listen(edge.cookies.head)]);
  await fetch(`${base}/api/auth/sign-out`, { method: "POST", headers: { cookie: edge.cookies.curator } });
  await first.ended;
  edge.auth.close(edge.cookies.head);
  await second.ended;
});

test("429: a person with more windows than anybody can look at", async () => {
  for (let window = 0; window < 16; window += 1) await listen(edge.cookies.curator);
  expect((await fetch(`${base}/api/stream`, { headers: { cookie: edge.cookies.curator } })).status).toBe(429);
});
