import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { deskFake } from "./src/web/dev/vite-plugin.ts";

const server = process.env["OTKLIK_SERVER"] ?? "http://127.0.0.1:8080";

/** The desk: built from `src/web` into `dist/web`; in development it asks the server at OTKLIK_SERVER, or a fake of the contract when OTKLIK_DESK_FAKE=1. */
export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  plugins: [react(), ...(process.env["OTKLIK_DESK_FAKE"] === "1" ? [deskFake()] : [])],
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2023",
    // A strict content security policy (no inline script, no data: fonts) holds only when nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    host: "127.0.0.1",
    proxy: process.env["OTKLIK_DESK_FAKE"] === "1" ? {} : { "/api": { target: server, changeOrigin: false } },
  },
});
