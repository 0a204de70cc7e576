import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { problem } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());
beforeEach(() => {
  edge.app.received.length = 0;
});

const post = (payload: string | Buffer, headers: Record<string, string> = { "content-type": "application/json" }) =>
  edge.server.inject({ method: "POST", url: "/hooks/vk/1001?key=1", payload, headers });

test("a webhook needs no session, and answers as the app says", async () => {
  const response = await post('{"type":"confirmation"}');
  expect(response.statusCode).toBe(200);
  expect(response.body).toBe("ok");
  expect(response.headers["content-type"]).toContain("text/plain");
  expect(edge.app.received[0]).toMatchObject({ network: "vk", pageKey: "1001", request: { method: "POST", query: { key: "1" } } });
});

test("the bytes arrive as they were sent: not parsed, not repaired, whatever the content type says", async () => {
  const bytes = Buffer.from([0xff, 0x7b, 0x00, 0xd0, 0x96, 0x7d]);
  for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "something/else"])
    await post(bytes, { "content-type": type });
  expect(edge.app.received.map(({ request }) => Buffer.from(request.body).toString("hex"))).toEqual(
    Array.from({ length: 4 }, () => bytes.toString("hex")),
  );
});

test("a chunk that ends inside a UTF-8 character spoils nothing", async () => {
  await edge.server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = edge.server.server.address() as AddressInfo;
  const body = Buffer.from(JSON.stringify({ text: "Яма на Вокзальной 🕳" }));
  const cut = body.indexOf(Buffer.from("Я")) + 1;
  const socket = connect(port, "127.0.0.1");
  const chunk = (part: Buffer): Buffer => Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n")]);
  socket.write(
    "POST /hooks/vk/1001 HTTP/1.1\r\nHost: desk.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
  );
  socket.write(chunk(body.subarray(0, cut)));
  await new Promise<void>((resolve) => setImmediate(resolve));
  socket.end(Buffer.concat([chunk(body.subarray(cut)), Buffer.from("0\r\n\r\n")]));
  let answer = "";
  for await (const part of socket) answer += String(part);
  expect(answer).toContain("200 OK");
  expect(Buffer.from(edge.app.received[0]?.request.body ?? []).toString()).toBe(body.toString());
});

test("413: more than a megabyte is not read to the end, and the app hears nothing", async () => {
  const response = await post(Buffer.alloc(1024 * 1024 + 1, 0x61));
  expect(response.statusCode).toBe(413);
  expect(problem.parse(response.json()).code).toBe("tooLarge");
  expect(edge.app.received).toHaveLength(0);
});

test("a check by GET reaches the app with its query", async () => {
  const response = await edge.server.inject({ method: "GET", url: "/hooks/x/7?crc_token=abc" });
  expect(response.statusCode).toBe(200);
  expect(edge.app.received[0]?.request).toMatchObject({ method: "GET", query: { crc_token: "abc" } });
});

test("what the app turns down keeps the status that the network is to see", async () => {
  edge.app.answerHook = { status: 403, contentType: "text/plain", body: "wrong secret" };
  expect((await post("{}")).statusCode).toBe(403);
  edge.app.answerHook = { status: 200, contentType: "text/plain", body: "ok" };
});

test("a foreign Origin does not matter to a webhook: it carries no cookie of a person", async () => {
  expect((await post("{}", { origin: "https://elsewhere.example", "content-type": "application/json" })).statusCode).toBe(200);
});
