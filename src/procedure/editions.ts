import type { Procedure } from "./model.ts";
import type { Bilingual, ClauseId } from "./model-words.ts";
import { describeProcedure, type Description } from "./describe.ts";

/** What a new edition does to one thing of the old one. `before` and `after` are words for people; null where it is not there. */
export type EditionChange = {
  readonly kind: "clause" | "timer" | "step" | "move" | "approval" | "ground" | "route" | "other";
  /** The clause that the change belongs to; empty where none. */
  readonly clause: ClauseId;
  /** Where in the act, e.g. `routes.pages.timers.draft`. */
  readonly path: string;
  readonly change: "added" | "removed" | "changed";
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
};

type Thing = { readonly kind: EditionChange["kind"]; readonly clause: ClauseId; readonly words: Bilingual; readonly whole: string };

/** The edition in force on a plain date; of several the one that came into force last. Null where none is. */
export function editionAt(procedures: readonly Procedure[], date: string): Procedure | null {
  const inForce = procedures.filter(({ inForce: { from, to } }) => from <= date && (to === null || date <= to));
  return inForce.toSorted((a, b) => (a.inForce.from < b.inForce.from ? 1 : -1))[0] ?? null;
}

/** What would change, clause by clause: the texts first, then what is done by them. */
export function compareEditions(old: Procedure, next: Procedure): readonly EditionChange[] {
  const before = thingsOf(old);
  const after = thingsOf(next);
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const changes = paths.flatMap((path) => changeOf(path, before.get(path) ?? null, after.get(path) ?? null));
  return changes.toSorted(
    (a, b) => byClause(a.clause, b.clause) || order.indexOf(a.kind) - order.indexOf(b.kind) || (a.path < b.path ? -1 : 1),
  );
}

const order: readonly EditionChange["kind"][] = ["clause", "route", "step", "move", "approval", "timer", "ground", "other"];

function changeOf(path: string, before: Thing | null, after: Thing | null): readonly EditionChange[] {
  const thing = after ?? before;
  if (thing === null || before?.whole === after?.whole) return [];
  const change = before === null ? "added" : after === null ? "removed" : "changed";
  const clause = thing.clause === "" ? (before?.clause ?? "") : thing.clause;
  return [{ kind: thing.kind, clause, path, change, before: before?.words ?? null, after: after?.words ?? null }];
}

/** "3.2" before "3.10": numbers compare as numbers. */
function byClause(a: ClauseId, b: ClauseId): number {
  const [left, right] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? "", right[i] ?? ""];
    if (x === y) continue;
    const difference = Number(x) - Number(y);
    return Number.isNaN(difference) ? (x < y ? -1 : 1) : difference;
  }
  return 0;
}

function thingsOf(procedure: Procedure): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const [clause, text] of Object.entries(procedure.clauses)) {
    things.set(`clauses.${clause}`, { kind: "clause", clause, words: { ru: text, en: text }, whole: text });
  }
  for (const description of describeProcedure(procedure).routes) addRoute(things, procedure, description);
  for (const ground of Object.values(procedure.grounds)) {
    things.set(`grounds.${ground.name}`, { kind: "ground", clause: ground.clause, words: ground.title, whole: JSON.stringify(ground) });
  }
  for (const [section, title] of Object.entries(sections)) {
    const value: unknown = Object.entries(procedure).find(([key]) => key === section)?.[1];
    for (const [path, part] of partsOf(section, value)) {
      const words = wordsOf(part);
      things.set(path, {
        kind: "other",
        clause: clauseOf(part),
        words: { ru: `${title.ru}: ${words}`, en: `${title.en}: ${words}` },
        whole: JSON.stringify(part),
      });
    }
  }
  return things;
}

/** The sections beside the routes, each with its name. */
const sections: Readonly<Partial<Record<keyof Procedure, Bilingual>>> = {
  title: { ru: "Название", en: "Title" },
  roles: { ru: "Роль", en: "Role" },
  networks: { ru: "Сети", en: "Networks" },
  weekends: { ru: "Выходные", en: "Days off" },
  calendars: { ru: "Расписание", en: "Schedule" },
  facts: { ru: "Событие порядка", en: "Declared fact" },
  importance: { ru: "Степени важности", en: "Levels" },
  appeal: { ru: "Обращение", en: "Appeal" },
  clarification: { ru: "Молчание автора", en: "The author's silence" },
  units: { ru: "Исполнители", en: "Units" },
  visibility: { ru: "Где виден ответ", en: "Where the reply is seen" },
  proof: { ru: "Подтверждения", en: "Proof" },
  topics: { ru: "Тема", en: "Topic" },
  tables: { ru: "Таблица", en: "Table" },
  limits: { ru: "Ограничения", en: "Limits" },
  breaches: { ru: "Счёт просрочек", en: "Breaches" },
  alerts: { ru: "Тревоги", en: "Alerts" },
  reports: { ru: "Отчёты", en: "Reports" },
};

/** Sections of named or listed parts are compared part by part. */
function partsOf(section: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.map((part: unknown, index) => [`${section}[${index}]`, part] as const);
  const isNamed = ["roles", "calendars", "facts", "topics", "tables"].includes(section);
  return isNamed && typeof value === "object"
    ? Object.entries(value).map(([key, part]: readonly [string, unknown]) => [`${section}.${key}`, part] as const)
    : [[section, value]];
}

/** Data as one line, without what is empty. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .filter(
      ([key, part]: readonly [string, unknown]) =>
        key !== "clause" && key !== "en" && part !== null && !(Array.isArray(part) && part.length === 0),
    )
    .map(([key, part]: readonly [string, unknown]) => (key === "ru" ? wordsOf(part) : `${key} ${wordsOf(part)}`))
    .join("; ");
}

function clauseOf(value: unknown): ClauseId {
  return typeof value === "object" && value !== null && "clause" in value && typeof value.clause === "string" ? value.clause : "";
}

function addRoute(things: Map<string, Thing>, procedure: Procedure, description: Description["routes"][number]): void {
  const route = procedure.routes[description.name];
  if (route === undefined) return;
  const path = `routes.${route.name}`;
  const { title, clause, accepts, begins, delivery } = route;
  things.set(path, { kind: "route", clause, words: title, whole: JSON.stringify({ title, clause, accepts, begins, delivery }) });
  route.approvals.forEach((approval) => {
    const words = { ru: `${approval.move} — ${approval.by}`, en: `${approval.move} by ${approval.by}` };
    things.set(`${path}.approvals.${approval.move}.${approval.by}`, {
      kind: "approval",
      clause: approval.clause,
      words,
      whole: JSON.stringify(approval),
    });
  });
  for (const clock of description.clocks) {
    const words = { ru: `${clock.title.ru}: ${clock.term.ru}`, en: `${clock.title.en}: ${clock.term.en}` };
    things.set(`${path}.timers.${clock.name}`, {
      kind: "timer",
      clause: clock.clause,
      words,
      whole: JSON.stringify(route.timers[clock.name]),
    });
  }
  for (const step of Object.values(route.steps)) {
    const { moves, ...own } = step;
    things.set(`${path}.steps.${step.name}`, { kind: "step", clause: step.clause, words: step.title, whole: JSON.stringify(own) });
    for (const move of Object.values(moves)) {
      const to = move.to.map((target) => target.step).join(", ");
      const words = { ru: `${move.move} (${move.by.join(", ")}) → ${to}`, en: `${move.move} (${move.by.join(", ")}) → ${to}` };
      things.set(`${path}.steps.${step.name}.moves.${move.move}`, {
        kind: "move",
        clause: move.clause,
        words,
        whole: JSON.stringify(move),
      });
    }
  }
}
