import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDemoFolder } from "./data-folder.ts";

const root = mkdtempSync(join(tmpdir(), "otklik-demo-folder-"));
afterAll(() => rmSync(root, { recursive: true }));
const made = { tenantId: "t" };

test("a town that was made is found again; on wish it is begun anew", () => {
  const folder = join(root, "town");
  openDemoFolder(folder, false).remember(made);
  writeFileSync(join(folder, "wall.json"), "{}");
  expect(openDemoFolder(folder, false).known).toEqual(made);
  expect(openDemoFolder(folder, true).known).toBeNull();
  expect(existsSync(join(folder, "wall.json"))).toBe(false);
});

test("a town that was left half made is begun anew", () => {
  const folder = join(root, "half");
  openDemoFolder(folder, false);
  writeFileSync(join(folder, "wall.json"), "{}");
  expect(openDemoFolder(folder, false).known).toBeNull();
  expect(existsSync(join(folder, "wall.json"))).toBe(false);
});

test("a folder with other things in it is refused, and nothing in it is touched", () => {
  const folder = join(root, "other");
  mkdirSync(folder);
  writeFileSync(join(folder, "letter.txt"), "keep me");
  expect(() => openDemoFolder(folder, true)).toThrow("--data");
  expect(existsSync(join(folder, "letter.txt"))).toBe(true);
});
