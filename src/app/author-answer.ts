/** The author's answer that no network could bring: written in by the curator, with its time and how it came, so that the pause closes (3.1.2). */
import { isWaitingForAuthor } from "#case";
import type { Actor, CaseContext, CaseState, FileRef, MessageId, TextRef } from "#case";
import type { Asked } from "./command.ts";
import type { DeskMove, InputProblem } from "./face.ts";
import { asMessageId } from "./ids.ts";
import { attachmentOf } from "./manual/attachment.ts";
import { filesOf, unknownFiles } from "./move-words.ts";
import type { MessageRow, PersonRow, StoreTx } from "./ports/store.ts";

type Answer = Extract<DeskMove, { readonly do: "recordAnswer" }>;
type Place = {
  readonly state: CaseState;
  readonly actor: Actor;
  readonly context: CaseContext;
  readonly person: PersonRow;
  readonly now: number;
  readonly newId: () => string;
};

/** The answer as the fact that the core takes, its words and files kept apart. */
export async function recordedAnswer(tx: StoreTx, move: Answer, place: Place): Promise<Asked> {
  const { state, actor, context, person, now } = place;
  const clause = context.procedure.routes[state.route]?.steps[state.step]?.clause ?? "3.1.2";
  if (actor.kind !== "person" || actor.role !== "curator")
    return { refusal: { kind: "NotYourMove", clause, move: "closePause", allowedRoles: ["curator"] } };
  if (!isWaitingForAuthor(state)) return { refusal: { kind: "NoQuestionPosted", clause } };
  if ((await tx.manualCard(state.caseId)) === null) return { refusal: { kind: "AnswerComesByItself", clause } };
  const problems = [...missing(move, state, now), ...(await unknownFiles(tx, person, move))];
  return problems.length > 0 ? { problems } : { outside: await kept(tx, move, place) };
}

function missing({ text, files, way, answeredAt }: Answer, state: CaseState, now: number): readonly InputProblem[] {
  const postedAt = state.clarifications.at(-1)?.postedAt ?? state.receivedAt;
  return [
    ...(text.trim() === "" && files.length === 0 ? [needed("text", "Перепишите ответ автора.", "Write the author's answer in.")] : []),
    ...(way.trim() === "" ? [needed("way", "Укажите, как пришёл ответ.", "Say how the answer came.")] : []),
    ...(answeredAt > now ? [needed("answeredAt", "Это время ещё не наступило.", "That time is still to come.")] : []),
    ...(answeredAt < postedAt
      ? [needed("answeredAt", "Ответ не мог прийти раньше вопроса.", "The answer cannot have come before the question.")]
      : []),
  ];
}

const needed = (field: string, ru: string, en: string): InputProblem => ({ code: "NEEDED", path: `move.${field}`, ru, en });

async function kept(tx: StoreTx, move: Answer, { state, newId }: Place): Promise<Extract<Asked, { readonly outside: unknown }>["outside"]> {
  const messageId = asMessageId(newId());
  const text = await tx.putText("message", move.text.trim());
  const files = await filesOf(tx, move.files);
  const opening = await tx.message(state.messageId);
  if (opening === null) throw new Error(`Case ${state.caseId} has no opening message.`);
  await tx.putMessage(await rowOf(tx, { move, opening, messageId, text, files }));
  return { fact: "authorAnswered", messageId, text, files, way: await tx.putText("other", move.way.trim()) };
}

type Kept = {
  readonly move: Answer;
  readonly opening: MessageRow;
  readonly messageId: MessageId;
  readonly text: TextRef;
  readonly files: readonly FileRef[];
};

async function rowOf(tx: StoreTx, { move, opening, messageId, text, files }: Kept): Promise<MessageRow> {
  const rows = files.length === 0 ? [] : await tx.files(files.map(({ fileId }) => fileId));
  return {
    ...opening,
    messageId,
    externalId: `by-hand:${messageId}`,
    permalink: null,
    occurredAt: move.answeredAt,
    arrivedAt: move.answeredAt,
    text,
    attachments: rows.map(attachmentOf),
    removedAt: null,
  };
}
