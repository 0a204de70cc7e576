import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { registerProcedure } from "./procedure.ts";

const act = fileURLToPath(new URL("../../procedures/samples/crimea.yaml", import.meta.url));
let folder = "";
let printed = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "otklik-procedure-"));
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = 0;
});

async function run(...words: readonly string[]): Promise<unknown> {
  const program = new Command("otklik");
  registerProcedure(program);
  process.exitCode = 0;
  await program.parseAsync(["procedure", ...words], { from: "user" });
  return process.exitCode;
}

test("check: an act in order ends with 0", async () => {
  expect(await run("check", act)).toBe(0);
  expect(printed).toMatch(/^Файл порядка верен\. Замечаний: 0\.\nПройдены все состояния: \d+\. Противоречий нет\.\n$/u);
});

test("check: an act that contradicts itself ends with 1, and the way to it is a scenario", async () => {
  const file = join(folder, "stuck.yaml");
  // A refusal no longer cancels the term: it would run on in a case that is over.
  writeFileSync(file, readFileSync(act, "utf8").replace("        cancelledBy: refused\n", ""));
  expect(await run("check", file)).toBe(1);
  expect(printed).toMatch(
    /stuck\.yaml:\d+:\d+: ошибка: Противоречие, п\. 1: Дело закончено, а срок всё идёт \(answer\) \[timerStops, routes\.network\.timers\.answer\]\n {4}Добавьте/u,
  );
  const line = Number(/stuck\.yaml:(\d+):/u.exec(printed)?.[1]);
  expect(readFileSync(file, "utf8").split("\n")[line - 1]).toContain("answer:");
  expect(printed).toContain(`procedure: ${file}\n`);
  expect(printed).toContain("facts:\n");
});

test("check: a problem is told with file, line, column and a remedy, and ends with 1", async () => {
  const file = join(folder, "bad.yaml");
  writeFileSync(file, "code: x\ntitel: y\n");
  expect(await run("check", file)).toBe(1);
  expect(printed).toContain(`${file}:2:1: ошибка: Ключа «titel» здесь не бывает`);
  expect(printed).toContain("Возможно, имелось в виду «title»");
  printed = "";
  expect(await run("check", file, "--json")).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({
    ok: false,
    problems: [{ code: "missingKey" }, {}, {}, {}, {}, { code: "unknownKey", line: 2, column: 1 }],
  });
});

test("check: a file that is not there ends with 2", async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  expect(await run("check", join(folder, "none.yaml"))).toBe(2);
});

test("show: steps, who moves, moves with clauses, clocks", async () => {
  expect(await run("show", act, "--lang", "ru")).toBe(0);
  expect(printed).toContain("→ publishing: accept (curator), п. 1");
  expect(printed).toMatch(/answer\s+п\. 1\s+9 раб\. ч/);
});

test("compare: an act does not differ from itself", async () => {
  expect(await run("compare", act, act)).toBe(0);
  expect(printed).toBe("Различий нет.\n");
});
