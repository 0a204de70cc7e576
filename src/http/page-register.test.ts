import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { pagesRegister, registeredPage } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

type Who = keyof TestServer["cookies"];
const root = "/api/settings/pages";
const ask = (method: "GET" | "POST" | "PUT", url: string, who: Who, payload?: object) =>
  edge.server.inject({ method, url, headers: { cookie: edge.cookies[who] }, ...(payload === undefined ? {} : { payload }) });

const input = {
  network: "vk",
  accountId: "1001",
  title: "Страница",
  url: "https://vk.example/gorodok",
  owner: "head",
  route: "pages",
  paper: { responsible: "", basis: "", openedOn: "2026-11-01", closedOn: null },
};

describe("1.4, 1.8: the register over http", () => {
  test("1.8: 200: the register holds to the contract and never carries a secret", async () => {
    const response = await ask("GET", root, "administrator");
    expect(pagesRegister.parse(response.json()).pages[0]?.secrets).toEqual([{ name: "token", writtenAt: null }]);
    expect(response.body).not.toContain("very-secret-token");
  });

  test("1.4: 200: a page is added, changed, asked after, attached and switched", async () => {
    for (const response of [
      await ask("POST", root, "administrator", input),
      await ask("PUT", `${root}/page-1`, "administrator", input),
      await ask("POST", `${root}/page-1/check`, "administrator"),
      await ask("POST", `${root}/page-1/connect`, "administrator"),
      await ask("POST", `${root}/page-1/switch`, "administrator", { enabled: false }),
    ])
      expect(registeredPage.parse(response.json()).pageId).toBe("page-1");
  });

  test("1.4: 400: what is missing is named at its field; 404: a page that is not there", async () => {
    const response = await ask("POST", root, "administrator", { ...input, title: "" });
    expect(response.statusCode).toBe(400);
    expect(response.json<{ detail: { places: { path: string }[] } }>().detail.places[0]?.path).toBe("title");
    expect((await ask("POST", root, "administrator", { ...input, owner: "nobody" })).statusCode).toBe(400);
    expect((await ask("PUT", `${root}/page-9`, "administrator", input)).statusCode).toBe(404);
  });

  test("1.6: 403: the register is the administrator's; 401: nobody without a session", async () => {
    for (const who of ["curator", "head", "zhkh"] as const) {
      expect((await ask("GET", root, who)).statusCode, who).toBe(403);
      expect((await ask("POST", root, who, input)).statusCode, who).toBe(403);
      expect((await ask("POST", `${root}/page-1/connect`, who)).statusCode, who).toBe(403);
    }
    expect((await edge.server.inject({ method: "GET", url: root })).statusCode).toBe(401);
  });
});
