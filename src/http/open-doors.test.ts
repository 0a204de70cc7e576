import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";

/** What may answer without a session; everything else in the document must not. */
const open = new Set([
  "/health",
  "/api/auth/sign-in/username",
  "/api/auth/sign-in/email",
  "/api/auth/second-step",
  "/api/auth/ways",
  "/api/auth/sso",
  "/api/auth/callback/sso",
  "/api/auth/passkey",
  "/api/auth/passkey/options",
  "/api/auth/invitation",
  "/api/auth/invitation/password",
  "/api/auth/sign-out",
  "/api/auth/get-session",
]);

/** What a key opens instead of a session (3.2). */
const keyed = new Set(["/api/v1/incidents"]);

/** What everybody reads without a session (3.6): only answers that were published and stand. */
const publicPages = ["/public", "/public/:organisation"].flatMap((start) =>
  ["", "/:answerId", "/snippet", ".rss", ".atom", ".json"].map((end) => `${start}/answers${end}`),
);

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

type Document = {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, unknown>; readonly requestBody?: unknown }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
};
const readDocument = async (): Promise<Document> =>
  (await edge.server.inject({ method: "GET", url: "/api/openapi.json", headers: { cookie: edge.cookies.curator } })).json<Document>();

const operations = async () => {
  const { paths } = await readDocument();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      path,
      method: method.toUpperCase() as "GET" | "POST" | "PUT",
      url: path.replaceAll(/\{[^}]+\}/g, "x"),
    })),
  );
};

/** The full addresses of Fastify's tree of routes: four characters of indent a level. */
const paths = (tree: string): readonly string[] => {
  const above: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const found = /^([│ ]*)[├└]── (\S+)( \(.+\))?$/u.exec(line);
    if (found === null) return [];
    const [, indent = "", part = "", methods] = found;
    above.length = indent.length / 4;
    above.push(part);
    return methods === undefined ? [] : [above.join("")];
  });
};

describe("every endpoint of the document", () => {
  test("asks for a session, but for the few that let one in", async () => {
    const list = await operations();
    expect(list.length).toBeGreaterThan(12);
    for (const { path, method, url } of list) {
      const response = await edge.server.inject({ method, url, ...(method === "GET" ? {} : { payload: {} }) });
      expect(response.json<{ code?: string } | null>()?.code === "signInNeeded", `${method} ${path}`).toBe(
        !open.has(path) && !keyed.has(path),
      );
    }
  });

  test("asks for a role too: an account without one gets no further", async () => {
    for (const { path, method, url } of await operations()) {
      if (open.has(path) || keyed.has(path)) continue;
      const response = await edge.server.inject({
        method,
        url,
        headers: { cookie: edge.cookies.stranger },
        ...(method === "GET" ? {} : { payload: {} }),
      });
      expect(response.statusCode, `${method} ${path}`).toBe(403);
    }
  });

  test("the document itself and its page are behind the session", async () => {
    for (const url of ["/api/openapi.json", "/api/docs"]) expect((await edge.server.inject({ method: "GET", url })).statusCode).toBe(401);
  });

  test("every route that the server knows is in the document, or is named here", async () => {
    const documented = new Set((await operations()).map(({ path }) => path.replaceAll(/\{([^}]+)\}/g, ":$1")));
    const hidden = new Set(["/api/openapi.json", "/api/docs", "/hooks/:network/:accountId", "*", "/*", ...publicPages]);
    for (const path of paths(edge.server.printRoutes({ commonPrefix: false })))
      expect(documented.has(path) || hidden.has(path), path).toBe(true);
  });

  test("no address of sign-up, user lists or password reset answers", async () => {
    for (const url of [
      "/api/auth/sign-up/email",
      "/api/auth/is-username-available",
      "/api/auth/request-password-reset",
      "/api/auth/update-user",
      "/api/auth/list-sessions",
    ]) {
      expect((await edge.server.inject({ method: "POST", url, payload: {} })).statusCode, url).toBe(404);
    }
  });
});

describe("the document", () => {
  test("is OpenAPI 3.1 whose references all lead somewhere", async () => {
    const document = await readDocument();
    expect(document.openapi).toBe("3.1.0");
    for (const [, reference = ""] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      const name = reference.replace("#/components/schemas/", "");
      expect(document.components.schemas[name], reference).toBeDefined();
    }
  });

  test("gives every operation a name of its own and a success", async () => {
    const { paths } = await readDocument();
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((one) => (one as { operationId?: string }).operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const methods of Object.values(paths))
      for (const one of Object.values(methods)) expect(Object.keys(one.responses)).toContain("200");
  });

  test("tells how a file is sent", async () => {
    const { paths } = await readDocument();
    expect(JSON.stringify(paths["/api/files"]?.["post"]?.requestBody)).toContain("multipart/form-data");
  });

  test("is a page for people too, without any script", async () => {
    const response = await edge.server.inject({ method: "GET", url: "/api/docs", headers: { cookie: edge.cookies.curator } });
    expect(response.headers["content-type"]).toContain("text/html");
    expect(response.body).toContain("/api/cases/{caseId}/moves");
    expect(response.body).not.toMatch(/<script|https?:\/\/(?!json-schema)/);
  });
});
