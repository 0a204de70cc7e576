import { defineConfig } from "vitest/config";

/** The tests that mutants of the engine are judged by; the minute-by-minute count is left out, it would take hours over 2,000 mutants. */
export default defineConfig({
  test: {
    environment: "node",
    isolate: false,
    testTimeout: 60_000,
    env: { WORKTIME_CASES: "0.25" },
    setupFiles: ["src/testing/mutation-setup.ts"],
    include: ["src/worktime/*.test.ts"],
    exclude: ["src/worktime/oracle.test.ts"],
  },
});
