import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const isolated = { environment: "node" as const, passWithNoTests: true };

/** Three costs, each runnable alone: `unit` (pure, milliseconds), `db` (a real PostgreSQL), and `web` (texts and pure pieces of the desk). */
export default defineConfig({
  test: {
    // The default leaves one core idle, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          ...isolated,
          name: "unit",
          include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["src/**/*.db.test.ts", "src/web/**"],
        },
      },
      {
        test: {
          ...isolated,
          name: "db",
          include: ["src/**/*.db.test.ts"],
          globalSetup: ["./src/testing/database-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: { ...isolated, name: "web", include: ["src/web/**/*.test.ts"] },
      },
    ],
  },
});
