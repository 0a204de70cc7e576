/**
 * The whole of `npm test`, in the order of cost; stops at the first failure and closes with one line of counts.
 * Runs under the pinned Node. `npm test -- unit db` runs only the named parts.
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, "node_modules", ".bin", name);

const parts = {
  types: [
    [bin("tsc"), "-p", "tsconfig.core.json"],
    [bin("tsc"), "-p", "tsconfig.server.json"],
    [bin("tsc"), "-p", "tsconfig.web.json"],
  ],
  format: [[bin("oxfmt"), "--check", "src", "e2e", "bench", "scripts"]],
  lint: [[bin("oxlint"), "--type-aware", "--deny-warnings", "src", "e2e", "bench"]],
  arrows: [[bin("depcruise"), "--config", ".dependency-cruiser.mjs", "src"]],
  dead: [[bin("knip")]],
  unit: [[bin("vitest"), "run", "--project", "unit", "--project", "web"]],
  db: [[bin("vitest"), "run", "--project", "db"]],
  e2e: [[bin("playwright"), "test"]],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`Unknown part: ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.\n`);
  process.exit(2);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();
for (const [name, commands] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const command of commands) {
    const from = Date.now();
    const { code, output } = await run(command);
    addUp(output);
    process.stdout.write(`${code === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - from) / 1000).toFixed(1)} s\n\n`);
    if (code !== 0) close(1);
  }
}
close(0);

function run([command, ...args]) {
  return new Promise((resolve) => {
    process.stdout.write(`--- ${command.split("/").pop()} ${args.join(" ")}\n`);
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: process.env });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
      process.stdout.write(chunk);
    });
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Reads the closing lines of vitest (`Tests  3 passed | 1 skipped (4)`) and Playwright (`3 passed (1m)`). */
function addUp(output) {
  const plain = stripVTControlCharacters(output);
  const vitest = /^\s*Tests\s+(.+)$/m.exec(plain);
  const lines = vitest === null ? plain.split("\n").filter((line) => /^\s+\d+ (passed|failed|skipped)/.test(line)) : [vitest[1]];
  for (const line of lines) {
    for (const [, number, what] of line.matchAll(/(\d+) (passed|failed|skipped)/g)) counts[what] += Number(number);
  }
}

function close(code) {
  process.stdout.write(`Finished in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
  process.stdout.write(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  process.exit(code);
}
