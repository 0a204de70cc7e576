/** Guards the guards: a checker that has never failed proves nothing, so each named rule is seen to fail on a planted fault. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = ["worktime", "procedure", "deadlines", "case", "triage", "app", "store", "channels", "http"] as const;

/** The forbidden import planted in each place, and the rule that must name it. */
const planted: readonly { readonly file: string; readonly code: string; readonly rule: string }[] = [
  { file: "src/worktime/planted.ts", code: 'import "#case";', rule: "worktime-knows-nothing" },
  { file: "src/procedure/planted.ts", code: 'import "#deadlines";', rule: "procedure-knows-worktime" },
  { file: "src/deadlines/planted.ts", code: 'import "#case";', rule: "deadlines-know-the-act-and-the-calendar" },
  { file: "src/case/planted.ts", code: 'import "#store";', rule: "case-knows-the-core" },
  { file: "src/case/planted-package.ts", code: 'import "node:fs";', rule: "core-without-packages" },
  { file: "src/procedure/planted-package.ts", code: 'import "zod";', rule: "procedure-reads-yaml-only" },
  { file: "src/triage/planted.ts", code: 'import "#worktime";', rule: "triage-knows-nothing" },
  { file: "src/app/planted.ts", code: 'import "#store";', rule: "app-knows-the-core" },
  { file: "src/store/planted.ts", code: 'import "#channels";', rule: "store-through-app" },
  { file: "src/channels/planted.ts", code: 'import "#http";', rule: "channels-through-app" },
  { file: "src/http/planted.ts", code: 'import "#store";', rule: "http-through-app" },
  { file: "src/app/planted-inside.ts", code: 'import "../case/inside.ts";', rule: "enter-by-index" },
  { file: "src/app/planted-testing.ts", code: 'import "../testing/index.ts";', rule: "testing-only-in-tests" },
  { file: "src/web/app/planted.ts", code: 'import "#app";', rule: "web-stands-on-core-and-contract" },
  { file: "src/web/features/one/planted.ts", code: 'import "../two/planted.ts";', rule: "features-stand-apart" },
];

let house = "";

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "otklik-guards-"));
  for (const name of [
    "package.json",
    "tsconfig.json",
    "tsconfig.base.json",
    "tsconfig.server.json",
    ".dependency-cruiser.mjs",
    ".oxlintrc.json",
  ]) {
    cpSync(join(root, name), join(house, name));
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const room of [...rooms, "testing"]) write(`src/${room}/index.ts`, "export {};\n");
  write("src/case/inside.ts", "export {};\n");
  write("src/web/features/two/planted.ts", "export {};\n");
  for (const { file, code } of planted) write(file, `${code}\n`);
  write("src/case/planted-clock.ts", "export const now = Date.now();\n");
  write("src/app/planted-floating.ts", "export function start(): void {\n  Promise.resolve(1);\n}\n");
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("the import rules", () => {
  test("each names the fault planted for it", async () => {
    const { output } = await run("depcruise", ["--config", ".dependency-cruiser.mjs", "--output-type", "json", "src"], house);
    const violations = (JSON.parse(output) as { summary: { violations: { from: string; rule: { name: string } }[] } }).summary.violations;
    for (const { file, rule } of planted) {
      const named = violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name);
      expect(named, file).toContain(rule);
    }
  }, 60_000);

  test("the cruise sees the whole house", async () => {
    const { output, code } = await run("depcruise", ["--config", ".dependency-cruiser.mjs", "--output-type", "json", "src"], root);
    const summary = (JSON.parse(output) as { summary: { totalCruised: number } }).summary;
    expect(code).toBe(0);
    expect(summary.totalCruised).toBeGreaterThan(50);
  }, 120_000);
});

describe("the lint", () => {
  test("a clock in the core and a floating promise anywhere are errors", async () => {
    const { output, code } = await run("oxlint", ["--type-aware", "--format", "unix", "src"], house);
    expect(code).not.toBe(0);
    expect(output).toMatch(/planted-clock\.ts.*no-restricted-globals/);
    expect(output).toMatch(/planted-floating\.ts.*no-floating-promises/);
  }, 60_000);
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

function run(tool: string, args: readonly string[], cwd: string): Promise<{ readonly output: string; readonly code: number }> {
  return new Promise((resolve) => {
    execFile(join(root, "node_modules", ".bin", tool), [...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      resolve({ output: stdout, code: error === null ? 0 : typeof error.code === "number" ? error.code : 1 });
    });
  });
}
