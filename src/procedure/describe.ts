/** An act as data for a picture: steps as nodes, moves and facts as edges, clocks with words for their terms. */
import type { Term, TermUnit } from "#worktime";
import type { Procedure, RouteRule, StepRule, Target } from "./model.ts";
import type { EventMatch } from "./model-condition.ts";
import type { TermRule, TimerRule } from "./model-timer.ts";
import type { Bilingual, ClauseId, ProcedureRole, ProcedureWaiter } from "./model-words.ts";

export type DescribedNode = {
  readonly step: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly waitsFor: readonly ProcedureWaiter[];
  readonly begins: boolean;
  readonly ends: boolean;
  /** The distance from the first step, for the layout; null where no way leads here. */
  readonly rank: number | null;
};

export type DescribedEdge = {
  readonly from: string;
  readonly to: string;
  readonly kind: "move" | "fact";
  readonly name: string;
  readonly clause: ClauseId;
  readonly by: readonly ProcedureRole[];
  /** Whether it is taken only under a condition. */
  readonly conditional: boolean;
  /** Where it leads back: to a step that stands earlier in the file, or to where a loop began. */
  readonly back: boolean;
};

export type DescribedClock = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly term: Bilingual;
  readonly starts: readonly string[];
  readonly stops: readonly string[];
  readonly inside: string | null;
  readonly calendar: string;
  readonly ofSteps: readonly string[];
  readonly reading: TimerRule["reading"];
};

export type DescribedRoute = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly nodes: readonly DescribedNode[];
  readonly edges: readonly DescribedEdge[];
  /** Moves that keep the step, by step. */
  readonly staying: readonly {
    readonly step: string;
    readonly move: string;
    readonly by: readonly ProcedureRole[];
    readonly clause: ClauseId;
  }[];
  readonly clocks: readonly DescribedClock[];
};

export type Description = {
  readonly code: string;
  readonly title: string;
  readonly edition: string;
  readonly routes: readonly DescribedRoute[];
};

/** The picture of an act. */
export function describeProcedure({ code, title, edition, routes }: Procedure): Description {
  return { code, title, edition, routes: Object.values(routes).map(describeRoute) };
}

function describeRoute(route: RouteRule): DescribedRoute {
  const ranks = ranksOf(route);
  const steps = Object.values(route.steps);
  return {
    name: route.name,
    title: route.title,
    clause: route.clause,
    nodes: steps.map((step) => nodeOf(route, step, ranks)),
    edges: steps.flatMap((step, index) => edgesOf(step, new Set(steps.slice(0, index + 1).map(({ name }) => name)))),
    staying: steps.flatMap((step) =>
      Object.values(step.moves)
        .filter(({ to }) => to.every((target) => target.step === "stay"))
        .map(({ move, by, clause }) => ({ step: step.name, move, by, clause })),
    ),
    clocks: Object.values(route.timers).map(clockOf),
  };
}

function nodeOf(route: RouteRule, step: StepRule, ranks: ReadonlyMap<string, number>): DescribedNode {
  const { name, title, clause, waitsFor, ends } = step;
  return { step: name, title, clause, waitsFor, begins: name === route.begins, ends, rank: ranks.get(name) ?? null };
}

function edgesOf(step: StepRule, earlier: ReadonlySet<string>): readonly DescribedEdge[] {
  const moves = Object.values(step.moves).map(({ move, clause, by, to }) => ({ kind: "move" as const, name: move, clause, by, to }));
  const facts = Object.values(step.facts).map(({ fact, clause, to }) => ({ kind: "fact" as const, name: fact, clause, by: [], to }));
  return [...moves, ...facts].flatMap(({ to, ...edge }) =>
    to
      .filter((target) => target.step !== "stay")
      .map((target: Target) => ({
        ...edge,
        from: step.name,
        to: target.step,
        conditional: Object.keys(target.when).length > 0,
        back: target.step === "return" || earlier.has(target.step),
      })),
  );
}

function ranksOf(route: RouteRule): ReadonlyMap<string, number> {
  const ranks = new Map([[route.begins, 0]]);
  const queue = [route.begins];
  for (let head = 0; head < queue.length; head++) {
    const step = route.steps[queue[head] ?? ""];
    if (step === undefined) continue;
    for (const { to } of [...Object.values(step.moves), ...Object.values(step.facts)]) {
      for (const target of to) {
        if (ranks.has(target.step) || route.steps[target.step] === undefined) continue;
        ranks.set(target.step, (ranks.get(step.name) ?? 0) + 1);
        queue.push(target.step);
      }
    }
  }
  return ranks;
}

function clockOf(timer: TimerRule): DescribedClock {
  const { name, title, clause, inside, calendar, ofSteps, reading } = timer;
  return {
    name,
    title,
    clause,
    term: termWords(timer.term),
    starts: timer.starts.map(eventWords),
    stops: timer.stops.map(eventWords),
    inside,
    calendar,
    ofSteps,
    reading,
  };
}

function eventWords({ event, when }: EventMatch): string {
  return when.reply === undefined ? event : `${event} (${when.reply.join(", ")})`;
}

const unitWords: Readonly<Record<TermUnit, Bilingual>> = {
  minute: { ru: "мин", en: "min" },
  hour: { ru: "ч", en: "h" },
  workingHour: { ru: "раб. ч", en: "working h" },
  workingDay: { ru: "раб. дн.", en: "working days" },
  calendarDay: { ru: "календ. дн.", en: "calendar days" },
};

function amountWords({ amount, unit }: Term): Bilingual {
  return { ru: `${String(amount).replace(".", ",")} ${unitWords[unit].ru}`, en: `${amount} ${unitWords[unit].en}` };
}

/** A term rule in words. */
export function termWords(rule: TermRule): Bilingual {
  switch (rule.kind) {
    case "fixed":
      return amountWords(rule.term);
    case "cases":
      return casesWords(rule);
    case "setOnCase":
      return { ru: `назначается в карточке${capWords(rule.atMost).ru}`, en: `set on the case${capWords(rule.atMost).en}` };
    case "promised":
      return { ru: `обещанная дата${capWords(rule.atMost).ru}`, en: `the promised date${capWords(rule.atMost).en}` };
    case "share":
      return { ru: `${String(rule.share).replace(".", ",")} срока «${rule.of}»`, en: `${rule.share} of "${rule.of}"` };
    case "rest":
      return { ru: `остаток срока «${rule.of}»`, en: `what is left of "${rule.of}"` };
  }
}

function capWords(atMost: Term | null): Bilingual {
  if (atMost === null) return { ru: "", en: "" };
  const words = amountWords(atMost);
  return { ru: `, не больше ${words.ru}`, en: `, at most ${words.en}` };
}

function casesWords(rule: Extract<TermRule, { readonly kind: "cases" }>): Bilingual {
  const terms = [...rule.cases.map(({ term }) => term), ...(rule.otherwise === null ? [] : [rule.otherwise])];
  const words = [...new Map(terms.map((term) => [`${term.amount}${term.unit}`, amountWords(term)])).values()];
  return { ru: words.map(({ ru }) => ru).join(" / "), en: words.map(({ en }) => en).join(" / ") };
}
