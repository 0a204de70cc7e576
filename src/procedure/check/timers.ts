/** Clocks that can never start or stop, pauses that no one can close, clocks that hang on one another. */
import type { Procedure, RouteRule } from "../model.ts";
import type { EventMatch } from "../model-condition.ts";
import type { TimerRule } from "../model-timer.ts";
import type { Finding } from "../problem.ts";
import { error, warning } from "./finding.ts";
import { reachable } from "./graph.ts";
import type { Bilingual } from "../model-words.ts";
import { canHappen, happeningsOf, missingSends, type Happenings } from "./happenings.ts";
import { timerPath } from "./walk.ts";

export function checkTimers(procedure: Procedure): readonly Finding[] {
  return Object.values(procedure.routes).flatMap((route) => {
    const happenings = happeningsOf(procedure, route, reachable(route));
    return Object.values(route.timers).flatMap((timer) => [
      ...life(route, timer, happenings),
      ...pauses(route, timer, happenings),
      ...derived(route, timer),
      ...settable(route, timer, happenings),
    ]);
  });
}

function none(events: readonly EventMatch[], happenings: Happenings): boolean {
  return !events.some((event) => canHappen(event, happenings));
}

function named(events: readonly EventMatch[]): string {
  return events.map(({ event, when }) => (when.reply === undefined ? event : `${event} (${when.reply.join(", ")})`)).join(", ");
}

/** An event that nothing sends: the most frequent reason; a reply that no move brings is another matter. */
function hintFor(events: readonly EventMatch[]): Bilingual | null {
  return events.some(({ when }) => when.reply !== undefined) ? null : missingSends(events.map(({ event }) => event));
}

function life(route: RouteRule, timer: TimerRule, happenings: Happenings): readonly Finding[] {
  const path = timerPath(route, timer);
  const findings: Finding[] = [];
  if (none(timer.starts, happenings)) {
    findings.push(
      error("timer.neverStarts", {
        path: `${path}.starts`,
        what: {
          ru: `Срок «${timer.name}» никогда не начнётся: на маршруте не бывает ${named(timer.starts)}`,
          en: `The timer "${timer.name}" can never start: ${named(timer.starts)} cannot happen on the route`,
        },
        remedy: hintFor(timer.starts) ?? {
          ru: "Выберите событие, которое на этом маршруте случается, или уберите срок (имя: без значения)",
          en: "Choose an event that happens on this route, or take the timer away (its name with no value)",
        },
      }),
    );
  }
  if (none(timer.stops, happenings)) {
    findings.push(
      error("timer.neverStops", {
        path: `${path}.stops`,
        what: {
          ru: `Срок «${timer.name}» никогда не остановится: на маршруте не бывает ${named(timer.stops)}`,
          en: `The timer "${timer.name}" can never stop: ${named(timer.stops)} cannot happen on the route`,
        },
        remedy: hintFor(timer.stops) ?? {
          ru: "Выберите событие, которым работа кончается на этом маршруте",
          en: "Choose the event that ends the work on this route",
        },
      }),
    );
  }
  return findings;
}

function pauses(route: RouteRule, { name, suspended }: TimerRule, happenings: Happenings): readonly Finding[] {
  if (suspended === null) return [];
  const path = timerPath(route, name);
  if (none(suspended.from, happenings)) {
    return [
      warning("pause.neverBegins", {
        path: `${path}.suspended`,
        what: { ru: `Приостановка срока «${name}» никогда не начнётся`, en: `The pause of the timer "${name}" can never begin` },
        remedy: {
          ru: "Уберите suspended (ключ без значения) или добавьте ход, который начинает паузу",
          en: "Take suspended away (the key with no value), or add the move that begins the pause",
        },
      }),
    ];
  }
  if (!none(suspended.until, happenings)) return [];
  return [
    error("pause.neverCloses", {
      path: `${path}.suspended.until`,
      what: { ru: `Паузу срока «${name}» никто не может закрыть`, en: `No one can close the pause of the timer "${name}"` },
      remedy: {
        ru: "Назовите событие, которое её кончает (authorAnswered), и ход для молчания автора (closePause)",
        en: "Name the event that ends it (authorAnswered), and a move for silence (closePause)",
      },
    }),
  ];
}

/** "inside", "share of", "rest of" may not lead back to the clock itself. */
function derived(route: RouteRule, timer: TimerRule): readonly Finding[] {
  const parentOf = (name: string): readonly string[] => {
    const rule = route.timers[name];
    if (rule === undefined) return [];
    return [rule.inside, rule.term.kind === "share" || rule.term.kind === "rest" ? rule.term.of : null].filter((parent) => parent !== null);
  };
  const seen = new Set<string>();
  const queue = [...parentOf(timer.name)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    queue.push(...parentOf(name));
  }
  if (!seen.has(timer.name)) return [];
  return [
    error("timer.circle", {
      path: timerPath(route, timer),
      what: { ru: `Срок «${timer.name}» выводится из самого себя`, en: `The timer "${timer.name}" is derived from itself` },
      remedy: { ru: "Исправьте inside, of или rest: круга быть не должно", en: "Correct inside, of or rest: there must be no circle" },
    }),
  ];
}

function settable(route: RouteRule, timer: TimerRule, happenings: Happenings): readonly Finding[] {
  const path = timerPath(route, timer);
  const moves = Object.values(route.steps).flatMap((step) => Object.values(step.moves));
  const changed = timer.change === null ? [] : timer.change.by;
  const missing = changed.filter((role) => !moves.some(({ move, by }) => move === "overrideTerm" && by.includes(role)));
  const findings = missing.map((role) =>
    warning("timer.changeWithoutMove", {
      path: `${path}.change`,
      what: {
        ru: `Срок «${timer.name}» может менять ${role}, но хода overrideTerm у этой роли нет`,
        en: `${role} may change the timer "${timer.name}", but has no move overrideTerm`,
      },
      remedy: { ru: `Добавьте by: ${role} у хода overrideTerm`, en: `Add by: ${role} at the move overrideTerm` },
    }),
  );
  if (timer.term.kind !== "promised" || happenings.replies.has("interim")) return findings;
  return [
    ...findings,
    error("timer.neverPromised", {
      path: `${path}.term`,
      what: {
        ru: `Срок «${timer.name}» ждёт обещанной даты, но промежуточного ответа на маршруте нет`,
        en: `The timer "${timer.name}" waits for a promised date, but the route has no interim reply`,
      },
      remedy: { ru: "Добавьте ход submitInterim или задайте срок числом", en: "Add the move submitInterim, or set the term as a number" },
    }),
  ];
}
