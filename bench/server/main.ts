/**
 * The server as a whole process: how soon it answers after a start, how soon it acknowledges over HTTP, what it weighs after
 * 10,000 messages, and what the first screen of the desk costs to load: `node bench/server/main.ts [--quick]`.
 * Build the desk first (`npm run build`).
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { latenciesAt, percentile, perSecond } from "../intake/measure.ts";
import { foundTownIn } from "./found-town.ts";
import { root, startServer } from "./process.ts";

const quick = process.argv.includes("--quick");
const messages = quick ? 1_000 : 10_000;
const seconds = quick ? 5 : 60;
const lines: { readonly bench: "server"; readonly what: string; readonly value: number; readonly unit: string }[] = [];
const tell = (what: string, value: number, unit: string): void =>
  void lines.push({ bench: "server", what, value: Math.round(value * 100) / 100, unit });

const town = await foundTownIn();
try {
  const first = await startServer(town.folder);
  tell("start with data, until /health answers", first.startedInMs, "ms");

  let count = 0;
  const deliver = async (): Promise<void> => {
    count += 1;
    const answer = await fetch(`${first.url}/hooks/vk/${town.pageKey}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: town.comment(count),
    });
    if (answer.status !== 200 || (await answer.text()) !== "ok") throw new Error(`not acknowledged: ${answer.status}`);
  };
  await perSecond(200, 8, deliver);
  const latencies = await latenciesAt(40, seconds, deliver);
  tell("acknowledged over HTTP at 40/s, p50", percentile(latencies, 0.5), "ms");
  tell("acknowledged over HTTP at 40/s, p99", percentile(latencies, 0.99), "ms");
  await perSecond(Math.max(messages - count, 0), 16, deliver);
  await town.settled(count);
  tell(`resident memory after ${count} messages became cases`, first.residentMb(), "MB");
  await first.stop();

  const empty = await startServer(`${town.folder}-empty`);
  tell("first start on an empty folder (initdb included)", empty.startedInMs, "ms");
  await empty.stop();
} finally {
  await town.close();
}
tell("first screen, scripts and styles, gzip", firstScreenKb(), "kB");

const width = Math.max(...lines.map(({ what }) => what.length));
for (const { what, value, unit } of lines) process.stdout.write(`${what.padEnd(width)}  ${String(value).padStart(10)} ${unit}\n`);
process.stdout.write("\n");
for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);

/** What index.html names itself, and the list's own pieces that it goes on to ask for. */
function firstScreenKb(): number {
  const web = join(root, "dist/web");
  if (!existsSync(web)) return NaN;
  const html = readFileSync(join(web, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap((found) => found[1] ?? []);
  const list = readdirSync(join(web, "assets"))
    .filter((name) => /^(case-list|desk-screen).*\.(js|css)$/.test(name))
    .map((name) => `assets/${name}`);
  return [...new Set([...named, ...list])].reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file))).length, 0) / 1000;
}
