import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

test("without any variable the desk is on this machine only, with its own database", () => {
  const read = readSettings({});
  expect(read).toMatchObject({
    ok: true,
    settings: { host: "127.0.0.1", port: 8080, dataDir: "./data", databaseUrl: undefined, runsWorkers: true },
  });
});

test("an empty variable counts as absent", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({ ok: true, settings: { port: 8080 } });
});

test("every variable that cannot be read is named, and no value is repeated", () => {
  const read = readSettings({
    PORT: "many",
    DATABASE_URL: "mysql://root:very-secret@db",
    OTKLIK_SECRET: "short-secret",
    OTKLIK_URL: "ftp://x",
  });
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.problems.map((problem) => problem.split(":", 1)[0]).toSorted((a = "", b = "") => a.localeCompare(b))).toEqual([
    "DATABASE_URL",
    "OTKLIK_SECRET",
    "OTKLIK_URL",
    "PORT",
  ]);
  expect(read.problems.join()).not.toMatch(/very-secret|short-secret/);
});

test("an address is kept without a slash at its end, proxies as a list", () => {
  expect(readSettings({ OTKLIK_URL: "https://desk.example.ru/", OTKLIK_TRUST_PROXY: "10.0.0.1, 10.0.0.2" })).toMatchObject({
    ok: true,
    settings: { publicUrl: "https://desk.example.ru", trustProxy: ["10.0.0.1", "10.0.0.2"] },
  });
});

test("a provider of sign-in is named whole or not at all", () => {
  const whole = { OTKLIK_OIDC_ISSUER: "https://id.example.ru/", OTKLIK_OIDC_CLIENT: "otklik", OTKLIK_OIDC_SECRET: "s" };
  expect(readSettings(whole)).toMatchObject({
    ok: true,
    settings: { sso: { issuer: "https://id.example.ru", loginClaim: "preferred_username" } },
  });
  expect(readSettings({})).toMatchObject({ ok: true, settings: { sso: null, secondFactor: "required", idleMinutes: 15 } });
  const part = readSettings({ OTKLIK_OIDC_ISSUER: "https://id.example.ru" });
  expect(part.ok ? [] : part.problems.map((problem) => problem.split(":", 1)[0])).toEqual(["OTKLIK_OIDC_CLIENT", "OTKLIK_OIDC_SECRET"]);
});
