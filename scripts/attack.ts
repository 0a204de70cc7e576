/**
 * `npm run attack [-- --runs 20 --seed 7]`: wakes a make-believe town of its own and attacks it from outside, as every role and as nobody.
 * Exit code 1 where something did not hold. `OTKLIK_FUZZ_RUNS=100 npm test -- db` fuzzes longer, with two municipalities.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { tamperWithTheLog } from "./attack/log.ts";
import { createReport } from "./attack/report.ts";
import { fuzz, jumpSteps, spyOnOthers } from "./attack/requests.ts";
import { attackFromOtherSites, attackSessions, raceAtOneStep } from "./attack/sessions.ts";
import { wakeTown, type Town } from "./attack/town.ts";
import { attackUploads } from "./attack/uploads.ts";
import { attackWebhooks } from "./attack/webhooks.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "12" }, seed: { type: "string", default: String(Date.now() % 100_000) } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const report = createReport((line) => void process.stdout.write(`${line}\n`));

/** Scanners of others, where the machine has them. */
const scan = (name: string, args: readonly string[]): void => {
  if (spawnSync("which", [name]).status !== 0) return report.skipped(name, "it is not on this machine");
  const { status, stdout } = spawnSync(name, [...args], { encoding: "utf8", timeout: 600_000 });
  report.held(name, status === 0 && !/is vulnerable|CRITICAL/iu.test(stdout), stdout.split("\n").slice(-3).join(" "));
};

const attack = async (town: Town): Promise<void> => {
  await attackSessions(town, report);
  await attackFromOtherSites(town, report);
  await spyOnOthers(town, report);
  report.skipped("another municipality", "the town has no neighbour; src/http/endpoint-rights.db.test.ts and fuzz.db.test.ts have one");
  await attackUploads(town, report);
  await raceAtOneStep(town, report, 20);
  await jumpSteps(town, report);
  await fuzz(town, report, { runs, seed });
  scan("wapiti", ["-u", town.url, "--flush-session", "-m", "common", "--max-scan-time", "300"]);
  scan("sqlmap", ["-u", `${town.url}/public/answers?q=1`, "--batch", "--level", "2"]);
  await attackWebhooks(town, report);
  await tamperWithTheLog(town, report);
};

const town = await wakeTown();
try {
  await attack(town);
} finally {
  await town.stop();
}
process.stdout.write(`${report.close()}, seed ${seed}\n`);
process.exitCode = report.broken() === 0 ? 0 : 1;
