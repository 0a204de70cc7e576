/** `otklik deadline`: when a term ends by an office's calendar, one question or a batch of JSON lines. */
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { formatDuration, formatIso } from "#worktime";
import { answerAsJson, type AskedDeadline, createAnswering, type DeadlineAnswer } from "./deadline-answer.ts";

type Options = {
  readonly office?: string;
  readonly from?: string;
  readonly add?: string;
  readonly pause: readonly string[];
  readonly countFrom?: string;
  readonly dayEnd?: string;
  readonly calendarDayEnd?: string;
  readonly explain?: true;
  readonly json?: true;
  readonly batch?: true;
  readonly lang: string;
};

const collect = (value: string, former: readonly string[]): readonly string[] => [...former, value];

/** Adds the `deadline` command to the program. */
export const registerDeadline = (program: Command): void => {
  program
    .command("deadline")
    .description("when a term ends: working hours and days, clock hours, calendar days, with pauses")
    .option("--office <file>", "the office's file: zone, hours, calendar (YAML or JSON)")
    .option("--from <time>", "when the term starts, ISO 8601 with offset")
    .option("--add <term>", "8wh working hours, 2wd working days, 30m minutes, 4h clock hours, 30d calendar days")
    .option("--pause <A/B>", "a pause; may be repeated; without B it is still open", collect, [])
    .option("--count-from <reading>", "a term in days counts from: next-day | same-day")
    .option("--day-end <reading>", "a term in days ends: office | midnight | same-clock")
    .option("--calendar-day-end <reading>", "a term in calendar days that ends on a day off: next-working-day | as-is")
    .option("--explain", "print how the answer came about")
    .option("--lang <lang>", "language of the words: ru | en", "ru")
    .option("--json", "print JSON")
    .option("--batch", "JSON lines { from, add, office, pauses } on stdin; { due } or { error } line by line")
    .action(async (options: Options) => {
      if (options.batch === true) await answerBatch(process.stdin, options, (text) => process.stdout.write(text));
      else process.exitCode = answerOne(options);
    });
};

const withReadings = (options: Options): AskedDeadline["readings"] => ({
  dayTermFrom: options.countFrom,
  dayTermEnd: options.dayEnd,
  calendarDayEnd: options.calendarDayEnd,
});

const answerOne = (options: Options): number => {
  const missing = (["office", "from", "add"] as const).filter((key) => options[key] === undefined);
  if (missing.length > 0) {
    process.stderr.write(`${missing.map((key) => `--${key}`).join(", ")}: needed. See otklik deadline --help.\n`);
    return 2;
  }
  const { office, from, add, pause } = options;
  const answer = createAnswering()({ office, from, add, pauses: pause, readings: withReadings(options) });
  if (answer.kind === "problem") {
    const { path, ru, en } = answer.problem;
    process.stderr.write(
      options.json === true ? `${JSON.stringify(answerAsJson(answer))}\n` : `${path}: ${options.lang === "en" ? en : ru}\n`,
    );
    return 1;
  }
  process.stdout.write(`${options.json === true ? jsonText(answer, options) : plainText(answer, options)}\n`);
  return 0;
};

type Answered = Extract<DeadlineAnswer, { readonly kind: "answer" }>;

const jsonText = (answer: Answered, options: Options): string => {
  const base = answerAsJson(answer);
  if (options.explain !== true) return JSON.stringify(base);
  const iso = (t: number): string => formatIso(answer.calendar, t);
  const { counted, skipped, pauses, readings, words } = answer.explain();
  return JSON.stringify({
    ...base,
    readings,
    counted: counted.map((span) => ({ ...span, from: iso(span.from), to: iso(span.to) })),
    skipped: skipped.map((span) => ({ ...span, from: iso(span.from), to: iso(span.to) })),
    pauses: pauses.map(({ from, to }) => ({ from: iso(from), to: to === null ? null : iso(to) })),
    words,
  });
};

const plainText = (answer: Answered, options: Options): string => {
  const lang = options.lang === "en" ? "en" : "ru";
  if (options.explain === true) return answer.explain().words[lang].join("\n");
  const { result, calendar } = answer;
  if (result.kind === "due") return formatIso(calendar, result.due);
  const left = formatDuration(result.remainingMs, lang);
  const since = formatIso(calendar, result.since);
  return lang === "ru" ? `стоит с ${since}, осталось ${left}` : `stands since ${since}, ${left} left`;
};

const answerLine = (line: string, answering: ReturnType<typeof createAnswering>, options: Options): Readonly<Record<string, unknown>> => {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (typeof asked !== "object" || asked === null || Array.isArray(asked))
    return { error: "an object { from, add, office, pauses } is needed on each line" };
  const question: AskedDeadline = asked;
  return answerAsJson(
    answering({ ...question, office: question.office ?? options.office, readings: question.readings ?? withReadings(options) }),
  );
};

/** Answers JSON lines one by one; a line that cannot be answered gives `{ error }` in its place. */
export const answerBatch = async (
  input: NodeJS.ReadableStream,
  options: Pick<Options, "office" | "countFrom" | "dayEnd" | "calendarDayEnd">,
  write: (text: string) => void,
): Promise<void> => {
  const answering = createAnswering();
  // Each answer leaves at once: the other side may wait for it before it asks again.
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() !== "") write(`${JSON.stringify(answerLine(line, answering, { pause: [], lang: "ru", ...options }))}\n`);
  }
};
