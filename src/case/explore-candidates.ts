import type { GroundRule } from "#procedure";
import { formatIso } from "#worktime";
import { classOf } from "./explore-key.ts";
import type { Relevant } from "./explore-key.ts";
import { commandOf, isFillProblem } from "./scenario-fill.ts";
import type { Command } from "./commands.ts";
import { moveNames } from "./commands.ts";
import type { CaseContext } from "./context.ts";
import { isWaitingForAuthor } from "./drafts.ts";
import { placeOf } from "./place.ts";
import { ruleAt } from "./rule-at.ts";
import type { CaseState } from "./state.ts";
import { appealWaysAt } from "./appeal-ways.ts";

/** Something that could be tried on a case, as a scenario writes it, and as the command that it becomes. */
export type Candidate = { readonly fields: Readonly<Record<string, unknown>>; readonly command: Command };

const HOUR_MS = 3_600_000;

/** A case at a moment; `index` makes fresh ids, `relevant` says which values are worth trying. */
export type Standing = {
  readonly state: CaseState;
  readonly at: number;
  readonly index: number;
  readonly context: CaseContext;
  readonly relevant: Relevant;
};

/** Everything that anybody could do at this step, and everything that could come from outside. The core itself then says yes or no. */
export function candidatesAt(standing: Standing): readonly Candidate[] {
  const { state, at, index, context } = standing;
  return [...movesAt(standing), ...outsideAt(state, context)].flatMap((fields) => {
    const command = commandOf({ fields, at, index, state, context, route: state.route, units: null });
    return isFillProblem(command) ? [] : [{ fields, command }];
  });
}

type Fields = Readonly<Record<string, unknown>>;

function movesAt(standing: Standing): readonly Fields[] {
  const { state, context } = standing;
  const place = placeOf(state, context.procedure);
  return moveNames.flatMap((move) => {
    const rule = ruleAt(move, place);
    return (rule?.by ?? []).flatMap((by) => variantsOf(move, standing).map((extra) => ({ by, do: move, ...extra })));
  });
}

/** The contents with which a move is tried: each that could lead somewhere else. */
function variantsOf(move: string, { state, at, context, relevant }: Standing): readonly Fields[] {
  const { procedure, calendars } = context;
  const moment = (instant: number): string => formatIso(calendars.office, instant);
  switch (move) {
    case "resolve":
    case "dispatch":
      return procedure.units.several && isOfSeveral(relevant) ? [{}, { units: ["first", "second"] }] : [{}];
    case "agreeClarification":
      return [{}, { exception: "exception" }];
    case "submitDraft":
      return [{ files: ["photo", "video", "document"], noProof: "none exists" }];
    case "submitInterim": {
      const proof = { files: ["photo", "video", "document"], noProof: "none exists" };
      return [{ ...proof, promisedFor: moment(at + HOUR_MS) }, ...(relevant.lists.has("promised") ? [proof] : [])];
    }
    case "refuse":
    case "explain": {
      const kind = move === "refuse" ? "refusal" : "explanation";
      const grounds = Object.values(procedure.grounds).filter((ground) => ground.kind === kind);
      const apart = (ground: GroundRule): string =>
        `${classOf("ground", ground.name, relevant)}${ground.requires.join("+")}${ground.by.join("+")}`;
      return oneOfEach(grounds, apart).map((ground) => ({ ground: ground.name }));
    }
    case "turnIntoAppeal":
      return appealWaysAt(at, context).map((way) => ({ way }));
    case "setImportance":
      return oneOfEach(Object.keys(procedure.importance?.levels ?? {}), (level) => classOf("importance", level, relevant)).map(
        (importance) => ({ importance }),
      );
    case "setTopic":
      return oneOfEach([...Object.keys(procedure.topics), "other"], (topic) => classOf("topic", topic, relevant)).map((topic) => ({
        topic,
      }));
    case "recordFact":
      return Object.keys(procedure.facts).map((fact) => ({ fact, happenedAt: moment(at) }));
    case "overrideTerm":
      return changeable(state, context).map((timer) => ({ timer, due: moment(at + HOUR_MS) }));
    default:
      return [{}];
  }
}

/** Whether the act tells anywhere one unit from several. */
function isOfSeveral({ lists, required }: Relevant): boolean {
  return lists.has("severalUnits") || lists.has("partsGiven") || required.has("parts");
}

/** Terms that may be changed, each once: a second change leads nowhere new. */
function changeable(state: CaseState, { procedure }: CaseContext): readonly string[] {
  const { timers } = placeOf(state, procedure).route;
  const open = Object.values(timers).filter((timer) => timer.change !== null || timer.term.kind === "setOnCase");
  return open.map((timer) => timer.name).filter((name) => !state.overrides.some((one) => one.timer === name));
}

function outsideAt(state: CaseState, { procedure }: CaseContext): readonly Fields[] {
  const declared = Object.entries(procedure.facts).flatMap(([name, fact]) => (fact.by.includes("network") ? [{ event: name }] : []));
  const author = isWaitingForAuthor(state) ? "authorAnswered" : "authorWroteAgain";
  const known = [author, "clarificationPosted", "published", "publicationFailed", "handedOver", "appealRegistered", "answeredOutside"];
  return [...known.map((event) => ({ event })), ...declared];
}

/** One of each class of values that the act tells apart. */
function oneOfEach<T>(values: readonly T[], classOfOne: (value: T) => string): readonly T[] {
  const known = new Set<string>();
  return values.filter((value) => !known.has(classOfOne(value)) && known.add(classOfOne(value)));
}
