import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { parse } from "yaml";
import { fakeServer } from "./src/web/dev/fake-server.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env["OTKLIK_SERVER"] ?? "http://127.0.0.1:8080";
const withFake = process.env["OTKLIK_DESK_FAKE"] !== undefined;

/** Answers the contract from a made-up town, so that a screen can be drawn without a server. OTKLIK_DESK_FAKE is the number of cases. */
const deskFake = (): Plugin => ({
  name: "desk-fake",
  configureServer: ({ middlewares }) => {
    const answer = fakeServer({
      office: { zone: "Europe/Moscow", hours: { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" }, calendar: "ru" },
      calendars: [parse(readFileSync(here("calendars/ru.yaml"), "utf8"))],
      many: Number(process.env["OTKLIK_DESK_FAKE"]),
    });
    middlewares.use("/api/stream", (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": a quiet town\n\n");
    });
    middlewares.use("/api", async (request, response) => {
      const asked = new Request(`http://desk/api${request.url ?? ""}`, {
        method: request.method ?? "GET",
        headers: { cookie: request.headers.cookie ?? "" },
      });
      const answered = answer(asked);
      response.writeHead(answered.status, { "content-type": "application/json" });
      response.end(await answered.text());
    });
  },
});

/** The desk: built from `src/web` into `dist/web`; in development it asks the server at OTKLIK_SERVER. */
export default defineConfig({
  root: here("src/web"),
  plugins: [react(), ...(withFake ? [deskFake()] : [])],
  build: {
    outDir: here("dist/web"),
    emptyOutDir: true,
    target: "es2023",
    // The strict policy of the server (no inline script, no data: fonts) holds only when nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    host: "127.0.0.1",
    ...(withFake ? {} : { proxy: { "/api": { target: server } } }),
  },
});
