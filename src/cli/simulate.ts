/** `otklik simulate`: a scenario played through the real core; nothing leaves the machine. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import type { Command } from "commander";
import { stringify } from "yaml";
import { unitOffice } from "#app";
import type { CaseContext } from "#case";
import { unitIdOf } from "#case";
import type { Procedure } from "#procedure";
import { loadProcedure } from "#procedure";
import type { WorkCalendar } from "#worktime";
import { alwaysOpen, compileOffice } from "#worktime";
import { loadOffice } from "./calendar-files.ts";
import { play } from "./play.ts";
import type { Scenario } from "./scenario.ts";
import { readScenario } from "./scenario.ts";
import { asJsonLine, asText } from "./simulate-output.ts";

type Options = { readonly json?: true; readonly lang: string };

/** What a simulation printed and how it ended: 0 = played, 1 = the scenario, the act or the office has problems. */
export type Simulation = { readonly exitCode: 0 | 1; readonly out: string; readonly err: string };

/** Adds the `simulate` command to the program. */
export const registerSimulate = (program: Command): void => {
  program
    .command("simulate <scenario>")
    .description("play a scenario (act, office, facts with times) through the real core: state, allowed moves and clocks after each fact")
    .option("--json", "one JSON line a fact; `allowed` holds the moves that any role may make now, `overdueBy` is minutes of working time")
    .option("--lang <lang>", "language of the words: ru | en", "ru")
    .action((path: string, options: Options) => {
      const { exitCode, out, err } = simulate(path, options);
      process.stdout.write(out);
      process.stderr.write(err);
      process.exitCode = exitCode;
    });
};

/** Plays a scenario file; a problem of the file is told with its line. */
export const simulate = (path: string, options: Options): Simulation => {
  const language = options.lang === "en" ? "en" : "ru";
  const failed = (lines: readonly string[]): Simulation => ({ exitCode: 1, out: "", err: `${lines.join("\n")}\n` });
  if (!existsSync(path)) return failed([`${path}: ${language === "ru" ? "нет такого файла" : "no such file"}`]);
  const read = readScenario(readFileSync(path, "utf8"));
  if (!read.ok) return failed(read.problems.map((problem) => `${path}:${problem.line}:${problem.column}: ${problem[language]}`));
  const folder = dirname(resolve(path));
  const context = contextOf(read.scenario, folder, language);
  if (!context.ok) return failed(context.lines.map((line) => `${path}: ${line}`));
  const played = play(read.scenario, context.value);
  if (!played.ok) return failed(played.problems.map((problem) => `${path}:${problem.line}:${problem.column}: ${problem[language]}`));
  const lines = played.facts.map((fact) =>
    options.json === true ? asJsonLine(fact, context.value) : asText(fact, context.value, language),
  );
  return { exitCode: 0, out: lines.map((line) => `${line}\n`).join(""), err: "" };
};

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly lines: readonly string[] };

function contextOf(scenario: Scenario, folder: string, language: "ru" | "en"): Found<CaseContext> {
  const procedure = procedureOf(scenario.procedure, folder, language);
  if (!procedure.ok) return procedure;
  const given = typeof scenario.office === "string" ? placeOf(scenario.office, folder) : scenario.office;
  const office = compiled(given, language);
  if (!office.ok) return office;
  const unit = unitCalendar(given, scenario.unitHours, language);
  if (!unit.ok) return { ok: false, lines: unit.lines.map((line) => `unitHours: ${line}`) };
  const named: Record<string, WorkCalendar> = {};
  for (const [name, schedule] of Object.entries(procedure.value.calendars)) {
    const calendar = compiled(schedule, language);
    if (!calendar.ok) return { ok: false, lines: calendar.lines.map((line) => `calendars.${name}: ${line}`) };
    named[name] = calendar.value;
  }
  const calendars = { office: office.value, unit: unit.value, named, always: alwaysOpen(office.value.zone) };
  const units = scenario.units === null ? {} : { knownUnits: new Set(scenario.units.map(unitIdOf)) };
  return { ok: true, value: { procedure: procedure.value, calendars, ...units } };
}

function unitCalendar(office: unknown, hours: unknown, language: "ru" | "en"): Found<WorkCalendar | null> {
  const loaded = hours === null ? null : loadOffice(office);
  return loaded === null || !loaded.ok ? { ok: true, value: null } : compiled(unitOffice(loaded.value.office, hours), language);
}

function procedureOf(given: unknown, folder: string, language: "ru" | "en"): Found<Procedure> {
  const place = typeof given === "string" ? placeOf(given, folder) : null;
  if (place !== null && !existsSync(place))
    return { ok: false, lines: [`procedure: ${place}: ${language === "ru" ? "нет такого файла" : "no such file"}`] };
  const loaded = loadProcedure(place === null ? stringify(given) : readFileSync(place, "utf8"));
  if (loaded.ok) return { ok: true, value: loaded.procedure };
  return {
    ok: false,
    lines: loaded.problems.map((problem) => `${place ?? "procedure"}:${problem.line}:${problem.column}: ${problem[language]}`),
  };
}

function compiled(given: unknown, language: "ru" | "en"): Found<WorkCalendar> {
  const office = loadOffice(given);
  if (!office.ok) return { ok: false, lines: [office.problem[language]] };
  const outcome = compileOffice(office.value.office, office.value.calendars);
  return outcome.ok
    ? { ok: true, value: outcome.calendar }
    : { ok: false, lines: outcome.problems.map((problem) => `office ${problem.path}: ${problem[language]}`) };
}

/** A path is looked for beside the scenario first, then from the working directory. */
function placeOf(path: string, folder: string): string {
  if (isAbsolute(path)) return path;
  const beside = resolve(folder, path);
  return existsSync(beside) ? beside : resolve(path);
}
