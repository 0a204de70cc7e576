#!/usr/bin/env node
/**
 * Starts the command line under the right Node: the present one where it is new enough, the pinned one of the packages otherwise.
 * Plain JavaScript that any Node from 20 on runs.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "src", "cli", "main.ts");
const newEnough = Number(process.versions.node.split(".")[0]) >= 26;

if (newEnough) await import(pathToFileURL(program).href);
else runPinned();

function runPinned() {
  const pinned = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(pinned)) {
    process.stderr.write("The pinned Node is missing: run npm ci in the project's folder first.\n");
    process.exit(1);
  }
  const child = spawn(pinned, [program, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("close", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
