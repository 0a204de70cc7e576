import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { file, problem } from "./contract/index.ts";
import { contentDisposition } from "./routes/files.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());
beforeEach(() => {
  edge.app.uploads.length = 0;
  edge.app.rejectUploads = null;
});

const upload = (name: string, bytes: Buffer, field = "file") => {
  const head = `--sep\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--sep--\r\n")]);
  return edge.server.inject({
    method: "POST",
    url: "/api/files",
    payload,
    headers: { cookie: edge.cookies.zhkh, "content-type": "multipart/form-data; boundary=sep" },
  });
};
const download = (url: string) => edge.server.inject({ method: "GET", url, headers: { cookie: edge.cookies.zhkh } });

test("a photo goes up and is shown in place, under its own name, in a sandbox", async () => {
  const stored = file.parse((await upload("фонарь до.png", Buffer.from("bytes"))).json());
  expect(stored).toMatchObject({ name: "фонарь до.png", size: 5 });
  const response = await download(stored.url);
  expect(response.statusCode).toBe(200);
  expect(response.rawPayload.toString()).toBe("bytes");
  expect(response.headers["content-disposition"]).toMatch(/^inline; .*filename\*=UTF-8''%D1%84/);
  expect(response.headers["content-security-policy"]).toContain("sandbox");
  expect(response.headers["x-content-type-options"]).toBe("nosniff");
  expect(response.headers["cache-control"]).toContain("no-store");
  expect((await download(`${stored.url}?as=attachment`)).headers["content-disposition"]).toMatch(/^attachment/);
});

test("a document is handed over as a download, never opened in the desk's own place", async () => {
  const stored = file.parse((await upload("акт.pdf", Buffer.from("%PDF"))).json());
  expect((await download(stored.url)).headers["content-disposition"]).toMatch(/^attachment/);
});

test("413: a file over 25 MB, with nothing kept of it", async () => {
  const response = await upload("big.mp4", Buffer.alloc(25 * 1024 * 1024 + 1));
  expect(response.statusCode).toBe(413);
  problem.parse(response.json());
  expect(edge.app.uploads).toHaveLength(0);
});

test("415: a file that the app does not take keeps the app's reason", async () => {
  edge.app.rejectUploads = { code: "KindNotAllowed", path: "/file", ru: "Программы не принимаются", en: "Programs are not taken" };
  const response = await upload("evil.exe", Buffer.from("MZ"));
  expect(response.statusCode).toBe(415);
  expect(problem.parse(response.json()).message.ru).toBe("Программы не принимаются");
});

test("400: another field's name, no file, no multipart", async () => {
  expect((await upload("x.png", Buffer.from("x"), "photo")).statusCode).toBe(400);
  const json = await edge.server.inject({ method: "POST", url: "/api/files", payload: {}, headers: { cookie: edge.cookies.zhkh } });
  expect(json.statusCode).toBe(400);
  expect(edge.app.uploads).toHaveLength(0);
});

test("401 and 404: nobody, and a file that is not there or not theirs", async () => {
  expect((await edge.server.inject({ method: "GET", url: "/api/files/file-1" })).statusCode).toBe(401);
  expect((await download("/api/files/none")).statusCode).toBe(404);
});

test("a name cannot break out of its header", () => {
  expect(contentDisposition("attachment", 'a"; filename="b\r\nX: 1.png')).toBe(
    `attachment; filename="a_; filename=_b__X: 1.png"; filename*=UTF-8''a%22%3B%20filename%3D%22b%0D%0AX%3A%201.png`,
  );
});
