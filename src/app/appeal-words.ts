/** What a person must write about explanations and appeals (3.8, 3.9) before the core is asked: fields, the author's notice, number and day. */
import { appealWaysAt } from "#case";
import type { Actor, CaseContext, CaseState } from "#case";
import type { GroundRule } from "#procedure";
import type { Instant } from "#worktime";
import type { Asked } from "./command.ts";
import type { DeskMove, InputProblem } from "./face.ts";
import type { CoreDeskMove } from "./move-words.ts";
import type { StoreTx } from "./ports/store.ts";

type Place = { readonly state: CaseState; readonly actor: Actor; readonly context: CaseContext };
type Registration = Extract<DeskMove, { readonly do: "registerAppeal" }>;
type Explanation = Extract<DeskMove, { readonly do: "explain" }>;

const dayMs = 86_400_000;

/** The appeal's number and day as the fact that the core takes; only those whose move it is write them in. */
export async function registeredAppeal(tx: StoreTx, move: Registration, { state, actor, context }: Place): Promise<Asked> {
  const step = context.procedure.routes[state.route]?.steps[state.step];
  const rule = step?.facts["appealRegistered"];
  if (step === undefined || rule === undefined)
    return { refusal: { kind: "NotAtThisStep", clause: step?.clause ?? "3.9", move: "turnIntoAppeal", step: state.step } };
  const allowedRoles = step.waitsFor.filter((one) => one === "curator" || one === "head" || one === "unit" || one === "controller");
  if (actor.kind !== "person" || !allowedRoles.some((role) => role === actor.role))
    return { refusal: { kind: "NotYourMove", clause: rule.clause, move: "turnIntoAppeal", allowedRoles } };
  if (move.number.trim() === "")
    return { problems: [needed("move.number", "Впишите номер обращения.", "Write the number of the appeal in.")] };
  if (move.registeredAt < state.receivedAt - dayMs)
    return {
      problems: [needed("move.registeredAt", "Обращение не могло быть раньше сообщения.", "The appeal cannot be older than the message.")],
    };
  return { outside: { fact: "appealRegistered", number: await tx.putText("other", move.number.trim()) } };
}

/** What the act wants in words and this move does not bring; null where nothing is missing. */
export function missingWords(move: CoreDeskMove, { state, context }: Place, now: Instant): Asked | null {
  const { procedure } = context;
  switch (move.do) {
    case "explain": {
      const ground = procedure.grounds[move.ground];
      return ground === undefined || ground.kind !== "explanation" ? null : missingInForm(move, ground);
    }
    case "turnIntoAppeal": {
      if (move.by !== "guide" || !appealWaysAt(now, context).includes("guide") || isWritten(move.notice)) return null;
      return {
        refusal: { kind: "TextRequired", clause: procedure.routes[state.route]?.steps[state.step]?.moves[move.do]?.clause ?? "3.9" },
      };
    }
    case "overrideTerm": {
      const timer = procedure.routes[state.route]?.timers[move.timer];
      if (timer === undefined || timer.change === null || !timer.change.informAuthor || isWritten(move.notice)) return null;
      return { refusal: { kind: "TextRequired", clause: timer.change.clause } };
    }
    default:
      return null;
  }
}

/** A form that was used must be whole; an explanation written by hand still names the competent body where the act wants it (3.8). */
function missingInForm(move: Explanation, ground: GroundRule): Asked | null {
  const { fields } = move;
  if (fields === undefined) return unfilled(move.text);
  if (ground.requires.includes("competentBody") && !isWritten(fields["competentBody"]))
    return { refusal: { kind: "CompetentBodyRequired", clause: ground.clause } };
  const missing = ground.fields.filter(({ name, required }) => required && !isWritten(fields[name]));
  if (missing.length === 0) return unfilled(move.text);
  return { problems: missing.map(({ name, title }) => needed(`move.fields.${name}`, `Заполните: ${title.ru}.`, `Fill in: ${title.en}.`)) };
}

/** A place of the template that nobody filled must not reach the author. */
function unfilled(text: string): Asked | null {
  const place = /\{[^{}\n]{1,80}\}/u.exec(text)?.[0];
  if (place === undefined) return null;
  return {
    problems: [needed("move.text", `В тексте осталось незаполненное место ${place}.`, `The text still has an unfilled place ${place}.`)],
  };
}

const isWritten = (text: string | undefined): boolean => text !== undefined && text.trim() !== "";

const needed = (path: string, ru: string, en: string): InputProblem => ({ code: "NEEDED", path, ru, en });
