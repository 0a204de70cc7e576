import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.mjs";

const browser = findBrowser();

/** Scenarios in a real browser against a town of their own: one process, one database, thrown away at the end. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // Two at once: screens are only looked at, so the scan of all of them goes beside the scenarios, which go one after another.
  workers: 2,
  projects: [
    { name: "scenarios", testIgnore: /accessible\.spec/, workers: 1 },
    { name: "screens", testMatch: /accessible\.spec/, workers: 1 },
  ],
  // A loaded machine may once be slower than a person would wait; a scenario that fails twice is a fault.
  retries: 1,
  reporter: [["list"]],
  globalSetup: "./e2e/town.ts",
  use: {
    actionTimeout: 20_000,
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      // Without a UTF-8 locale the browser cannot write the Russian name of a file that it downloads.
      env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
