/** Terms outside of their unit, and stages that cannot fit into their total. */
import type { Term, TermUnit } from "#worktime";
import type { Procedure, RouteRule } from "../model.ts";
import type { TermRule, TimerRule } from "../model-timer.ts";
import type { Finding } from "../problem.ts";
import { termText } from "../shape-scalars.ts";
import { error, warning } from "./finding.ts";
import { timerPath } from "./walk.ts";

export function checkTerms(procedure: Procedure): readonly Finding[] {
  return Object.values(procedure.routes).flatMap((route) =>
    Object.values(route.timers).flatMap((timer) => [...sizes(route, timer), ...fit(route, timer)]),
  );
}

const largest: Readonly<Record<TermUnit, number>> = {
  minute: 10_080,
  hour: 2_160,
  workingHour: 1_000,
  workingDay: 365,
  calendarDay: 1_100,
};

function sizes(route: RouteRule, timer: TimerRule): readonly Finding[] {
  const path = timerPath(route, timer);
  const terms = [...termsOf(timer.term).map(({ term }) => term), ...(timer.warnBefore === null ? [] : [timer.warnBefore])];
  return terms.flatMap((term) => {
    if (term.amount > 0 && term.amount <= largest[term.unit]) return [];
    return [
      error("term.outOfRange", {
        path: `${path}.term`,
        what: {
          ru: `Срок ${termText(term)} у «${timer.name}» невозможен`,
          en: `A term of ${termText(term)} for "${timer.name}" is impossible`,
        },
        remedy: {
          ru: `Больше нуля и не больше ${termText({ ...term, amount: largest[term.unit] })}; проверьте единицу`,
          en: `Above zero and at most ${termText({ ...term, amount: largest[term.unit] })}; check the unit`,
        },
      }),
    ];
  });
}

/** The terms that a rule can give, with what chooses them. */
function termsOf(rule: TermRule): readonly { readonly chosenBy: string; readonly term: Term }[] {
  switch (rule.kind) {
    case "fixed":
      return [{ chosenBy: "", term: rule.term }];
    case "cases":
      return [...rule.cases.map(({ when, term }) => ({ chosenBy: JSON.stringify(when), term })), ...fallback(rule.otherwise)];
    case "setOnCase":
      return [...fallback(rule.atMost), ...fallback(rule.otherwise)];
    case "promised":
      return fallback(rule.atMost);
    case "share":
    case "rest":
      return [];
  }
}

function fallback(term: Term | null): readonly { readonly chosenBy: string; readonly term: Term }[] {
  return term === null ? [] : [{ chosenBy: "", term }];
}

function fit(route: RouteRule, timer: TimerRule): readonly Finding[] {
  const total = timer.inside === null ? undefined : route.timers[timer.inside];
  if (total === undefined) return [];
  const totals = termsOf(total.term);
  return termsOf(timer.term).flatMap(({ chosenBy, term }) => {
    const whole = totals.find((one) => one.chosenBy === chosenBy) ?? totals.find((one) => one.chosenBy === "");
    const verdict = whole === undefined ? "fits" : compare(term, whole.term);
    if (whole === undefined || verdict === "fits") return [];
    const words = {
      path: `${timerPath(route, timer)}.term`,
      what: {
        ru: `Срок «${timer.name}» (${termText(term)}) не помещается в общий срок «${total.name}» (${termText(whole.term)})`,
        en: `The term of "${timer.name}" (${termText(term)}) does not fit into the total "${total.name}" (${termText(whole.term)})`,
      },
      remedy: { ru: "Сократите его, увеличьте общий срок или уберите inside", en: "Shorten it, lengthen the total, or remove inside" },
    };
    return [verdict === "longer" ? error("stage.tooLong", words) : warning("stage.perhapsTooLong", words)];
  });
}

/** Minutes of an ordinary office (8 working hours a day) and of the clock; the two kinds of time are never compared for certain. */
const minutes: Readonly<Record<TermUnit, number>> = { minute: 1, hour: 60, workingHour: 60, workingDay: 480, calendarDay: 1_440 };
const isWorking: Readonly<Record<TermUnit, boolean>> = {
  minute: false,
  hour: false,
  workingHour: true,
  workingDay: true,
  calendarDay: false,
};

function compare(stage: Term, total: Term): "fits" | "longer" | "perhaps" {
  if (stage.unit === total.unit) return stage.amount > total.amount ? "longer" : "fits";
  if (stage.unit === "workingDay" && total.unit === "calendarDay") {
    return stage.amount > total.amount ? "longer" : stage.amount * 7 > total.amount * 5 ? "perhaps" : "fits";
  }
  const isLonger = stage.amount * minutes[stage.unit] > total.amount * minutes[total.unit];
  if (isWorking[stage.unit] === isWorking[total.unit]) return isLonger ? (isWorking[stage.unit] ? "perhaps" : "longer") : "fits";
  // A working hour is never shorter than an hour of the clock; the other way round nothing is certain.
  return isWorking[stage.unit] && isLonger ? "longer" : "fits";
}
