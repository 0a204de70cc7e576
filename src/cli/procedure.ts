/** `otklik procedure`: check an act's file, show the act, compare two editions, print the form of the file for editors. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { explore, type Explored } from "#case";
import { compareEditions, loadProcedure, procedureJsonSchema, type Loaded, type ProcedureProblem } from "#procedure";
import { explorationText } from "./exploration-text.ts";
import { procedureText } from "./procedure-text.ts";

type Options = { readonly json?: true; readonly lang: string };
type Lang = "ru" | "en";

/** Adds the `procedure` commands to the program. */
export function registerProcedure(program: Command): void {
  const group = program.command("procedure").description("the act as data: check, show, compare");
  group
    .command("check")
    .description("problems of an act's file with line and column, then a walk through every state; exit 1 where something is wrong")
    .argument("<file>", "the act's file (YAML)")
    .option("--json", "print JSON")
    .option("--lang <lang>", "language of the words: ru | en", "ru")
    .action((file: string, options: Options) => {
      process.exitCode = check(file, options);
    });
  group
    .command("show")
    .description("the act as a table and a diagram")
    .argument("<file>", "the act's file (YAML)")
    .option("--json", "print the act as it was understood, every default filled in")
    .option("--lang <lang>", "language of the words: ru | en", "ru")
    .action((file: string, options: Options) => {
      process.exitCode = show(file, options);
    });
  group
    .command("compare")
    .description("what a new edition would change, clause by clause")
    .argument("<old>", "the edition in force")
    .argument("<new>", "the new edition")
    .option("--json", "print JSON")
    .option("--lang <lang>", "language of the words: ru | en", "ru")
    .action((old: string, next: string, options: Options) => {
      process.exitCode = compare(old, next, options);
    });
  group
    .command("schema")
    .description("the JSON Schema of the file, for editors")
    .action(() => {
      process.stdout.write(`${JSON.stringify(procedureJsonSchema(), null, 2)}\n`);
    });
}

function langOf({ lang }: Options): Lang {
  return lang === "en" ? "en" : "ru";
}

/** The act of a file, or null after its absence has been told. */
function load(file: string, lang: Lang): Loaded | null {
  try {
    return loadProcedure(readFileSync(file, "utf8"));
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    process.stderr.write(lang === "ru" ? `${file}: файл не прочитан (${why})\n` : `${file}: cannot be read (${why})\n`);
    return null;
  }
}

function check(file: string, options: Options): number {
  const lang = langOf(options);
  const loaded = load(file, lang);
  if (loaded === null) return 2;
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  const walked = loaded.ok ? explore(loaded.procedure) : null;
  const ok = loaded.ok && walked?.ok === true;
  if (options.json === true) {
    const explored = loaded.ok && walked !== null && !walked.ok ? { ...walked, ...loaded.placeOf(walked.path) } : walked;
    process.stdout.write(`${JSON.stringify({ ok, problems, explored }, null, 2)}\n`);
  } else {
    process.stdout.write(`${problems.map((problem) => problemText(file, problem, lang)).join("")}${verdict(loaded, walked, lang)}\n`);
    if (loaded.ok && walked !== null) process.stdout.write(explorationText(walked, { file, placeOf: loaded.placeOf }, lang));
  }
  return ok ? 0 : 1;
}

function problemText(file: string, problem: ProcedureProblem, lang: Lang): string {
  const { line, column, severity, path, code } = problem;
  const kind = lang === "ru" ? { error: "ошибка", warning: "замечание" }[severity] : severity;
  const remedy = lang === "ru" ? problem.remedyRu : problem.remedyEn;
  return `${file}:${line}:${column}: ${kind}: ${problem[lang]} [${code}${path === "" ? "" : `, ${path}`}]\n    ${remedy}\n`;
}

function verdict(loaded: Loaded, walked: Explored | null, lang: Lang): string {
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  const count = (severity: ProcedureProblem["severity"]): number => problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (walked !== null && !walked.ok)
    return lang === "ru"
      ? `Файл прочитан, но порядок противоречив. Замечаний: ${warnings}.`
      : `Read, but it contradicts itself. Warnings: ${warnings}.`;
  if (lang === "en") return loaded.ok ? `In order. Warnings: ${warnings}.` : `Not in order. Errors: ${errors}, warnings: ${warnings}.`;
  return loaded.ok ? `Файл порядка верен. Замечаний: ${warnings}.` : `Файл порядка не принят. Ошибок: ${errors}, замечаний: ${warnings}.`;
}

function show(file: string, options: Options): number {
  const lang = langOf(options);
  const loaded = load(file, lang);
  if (loaded === null) return 2;
  if (!loaded.ok) return check(file, options);
  process.stdout.write(options.json === true ? `${JSON.stringify(loaded.procedure, null, 2)}\n` : procedureText(loaded.procedure, lang));
  return 0;
}

function compare(oldFile: string, newFile: string, options: Options): number {
  const lang = langOf(options);
  const [old, next] = [load(oldFile, lang), load(newFile, lang)];
  if (old === null || next === null) return 2;
  if (!old.ok) return check(oldFile, options);
  if (!next.ok) return check(newFile, options);
  const changes = compareEditions(old.procedure, next.procedure);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(changes, null, 2)}\n`);
    return 0;
  }
  const kinds =
    lang === "ru"
      ? { added: "появилось", removed: "исчезло", changed: "изменилось" }
      : { added: "added", removed: "removed", changed: "changed" };
  for (const { clause, path, change, before, after } of changes) {
    process.stdout.write(`${clause === "" ? "—" : clause}  ${kinds[change]}: ${path}\n`);
    if (before !== null) process.stdout.write(`    - ${before[lang]}\n`);
    if (after !== null) process.stdout.write(`    + ${after[lang]}\n`);
  }
  if (changes.length === 0) process.stdout.write(lang === "ru" ? "Различий нет.\n" : "No difference.\n");
  return 0;
}
