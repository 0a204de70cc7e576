/** The journal of a period, case by case (4.2): papers are in Russian, their dates in the office's zone. */
import { breachesBetween, timeSpent } from "#case";
import type { CaseId, Outcome } from "#case";
import { csvFile, xlsxFile, type Table, type TableRow } from "../documents/table-file.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { titleOfNetwork } from "../networks.ts";
import { organisationOf } from "../organisation-of.ts";
import type { JournalWords } from "../ports/reports.ts";
import type { UnitRow } from "../ports/store.ts";
import { extentOf } from "../rights.ts";
import { bySpender } from "./count-period.ts";
import type { JournalChoices, JournalFile, JournalFilter, JournalForm, Spender } from "./face.ts";
import { readPeriod, type PeriodBatch, type PeriodCase } from "./read-period.ts";

const outcomeTitles: Readonly<Record<Outcome, string>> = {
  open: "в работе",
  interim: "дан промежуточный ответ",
  answered: "дан ответ",
  explained: "дано разъяснение",
  refused: "отказано в ответе",
  appeal: "обращение по 59-ФЗ",
  closed: "закрыто",
};

const spent: readonly (readonly [Spender, string])[] = [
  ["head", "Глава, раб. часов"],
  ["curator", "Куратор, раб. часов"],
  ["unit", "Структуры, раб. часов"],
  ["author", "Автор, раб. часов"],
];

const head: readonly string[] = [
  "№",
  "Поступило",
  "Сеть",
  "Страница",
  "Порядок рассмотрения",
  "Тема",
  "Автор",
  "Сообщение",
  "Ссылка на сообщение",
  "Структуры",
  "Шаг",
  "Исход",
  "Дата исхода",
  "Ссылка на ответ",
  "Повторное",
  "Чрезвычайное",
  "Просрочено сроков",
  "Какие сроки просрочены",
  ...spent.map(([, title]) => title),
];

/** What can be chosen in the filters. */
export async function journalChoices(desk: Desk, { tenantId, person }: Principal): Promise<JournalChoices | null> {
  if (extentOf(person, "report", "export") !== "all") return null;
  return desk.store.transaction(tenantId, async (tx) => {
    const organisation = await organisationOf(tx);
    const act = (await desk.bookOf(tx, organisation)).inForce(organisation, desk.now());
    const codes = [...new Set((await tx.pages()).map(({ network }) => network)), "incident", "mail", "manual"];
    return {
      networks: [...new Set(codes)].map((code) => ({ code, title: titleOfNetwork(desk.channels, code) })),
      units: await tx.units(),
      topics: Object.values(act.topics).map(({ name, title }) => ({ name, title })),
    };
  });
}

/** The cases that were received in the period and pass the filters, as a file. */
export async function journalOf(
  desk: Desk,
  { tenantId, person }: Principal,
  { filter, form }: { readonly filter: JournalFilter; readonly form: JournalForm },
): Promise<JournalFile | null> {
  if (extentOf(person, "report", "export") !== "all") return null;
  const localOf = await desk.store.transaction(tenantId, async (tx) => {
    const organisation = await organisationOf(tx);
    const book = await desk.bookOf(tx, organisation);
    const { always } = book.calendarsOf(organisation, book.inForce(organisation, desk.now()));
    return (at: number): number => at + always.offsetAt(at);
  });
  const day = (at: number): string => new Date(localOf(at)).toISOString().slice(0, 10);
  const table: Table = { head, batches: batchesOf(desk, { tenantId, filter, localOf }) };
  const name = `Журнал сообщений ${day(filter.from)} — ${day(filter.to - 1)}`;
  return form === "csv" ? csvFile(name, table) : xlsxFile(name, table);
}

type Asked = { readonly tenantId: Principal["tenantId"]; readonly filter: JournalFilter; readonly localOf: (at: number) => number };

/** One batch at a time, read when the one before it has been taken: a slow reader holds no transaction open. */
async function* batchesOf(desk: Desk, { tenantId, filter, localOf }: Asked): AsyncGenerator<readonly TableRow[]> {
  const whole = { from: filter.from, to: filter.to };
  let waiting: (readonly TableRow[])[] = [];
  let after = 0;
  for (let isOver = false; !isOver;) {
    const next = await readPeriod(desk, { tenantId, period: whole, after, batches: 1 }, async (batch) => {
      waiting = [await rowsOf(desk, batch, { filter, localOf })];
    });
    yield* waiting.filter((rows) => rows.length > 0);
    waiting = [];
    after = next.after;
    isOver = !next.more;
  }
}

async function rowsOf(
  desk: Desk,
  { cases, tx }: PeriodBatch,
  { filter, localOf }: Pick<Asked, "filter" | "localOf">,
): Promise<readonly TableRow[]> {
  const wanted = cases.filter((one) => passes(one, filter));
  const words = await tx.journalWords(wanted.map(({ state }) => state.caseId));
  const units = await tx.units();
  return wanted.map((one) => rowOf(one, { desk, words, units, localOf }));
}

/** Whether a case stands in the journal that was asked for. */
export function passes({ state, logged, outcome }: PeriodCase, filter: JournalFilter): boolean {
  return (
    state.receivedAt >= filter.from &&
    state.receivedAt < filter.to &&
    (filter.network === null || logged.network === filter.network) &&
    (filter.unit === null || state.units.some((unitId) => unitId === filter.unit)) &&
    (filter.topic === null || state.topic === filter.topic) &&
    (filter.outcome === null || outcome.outcome === filter.outcome)
  );
}

type Beside = {
  readonly desk: Desk;
  readonly words: ReadonlyMap<CaseId, JournalWords>;
  readonly units: readonly UnitRow[];
  readonly localOf: (at: number) => number;
};

/** Hours to a tenth: more would promise what nobody measured. */
const hours = (ms: number): number => Math.round(ms / 360_000) / 10;

function rowOf({ logged, state, context, outcome }: PeriodCase, { desk, words, units, localOf }: Beside): TableRow {
  const now = desk.now();
  const route = context.procedure.routes[state.route];
  const own = words.get(state.caseId);
  const late = breachesBetween({ log: logged.log, state, context }, { from: state.receivedAt, to: Infinity }, now);
  const lengths = bySpender(timeSpent(logged.log, context, { from: state.receivedAt, to: endOf(outcome, now) }));
  return [
    logged.number,
    { local: localOf(state.receivedAt) },
    titleOfNetwork(desk.channels, logged.network).ru,
    own?.pageTitle ?? "",
    route?.title.ru ?? state.route,
    state.topic === null ? "" : (context.procedure.topics[state.topic]?.title.ru ?? state.topic),
    own?.authorName ?? "",
    own?.text ?? "",
    own?.permalink ?? "",
    units
      .filter(({ unitId }) => state.units.includes(unitId))
      .map(({ shortTitle }) => shortTitle)
      .join(", "),
    route?.steps[state.step]?.title.ru ?? state.step,
    outcomeTitles[outcome.outcome],
    outcome.at === null ? "" : { local: localOf(outcome.at) },
    own?.answerLink ?? "",
    state.earlierCaseId === null ? "нет" : "да",
    state.isEmergency ? "да" : "нет",
    late.length,
    late.map(({ timer, clause }) => `${route?.timers[timer]?.title.ru ?? timer} (п. ${clause})`).join("; "),
    ...spent.map(([who]) => hours(lengths[who])),
  ];
}

/** Time is counted until the case has its outcome; an interim reply is none. */
function endOf({ outcome, at }: PeriodCase["outcome"], now: number): number {
  return outcome === "interim" ? now : (at ?? now);
}
