/** What a person asks for → the deed as it is kept, with the evidence taken before anything is done; or what is wrong with it. */
import type { TextRef } from "#case";
import type { InputProblem, Principal } from "../face.ts";
import type { ModerationDeed } from "../ports/moderation.ts";
import type { CaseParts, StoreTx } from "../ports/store.ts";
import type { ModerationAsked, ModerationPart } from "./face.ts";
import { correctionNeeds, type Moderated } from "./part.ts";

export type Asking = {
  readonly tx: StoreTx;
  readonly moderated: Moderated;
  readonly part: ModerationPart;
  readonly principal: Principal;
  readonly asked: ModerationAsked;
  readonly deedId: string;
  readonly now: number;
};

type Made = { readonly deed: ModerationDeed } | { readonly problems: readonly InputProblem[] };

type Subject = Pick<ModerationDeed, "messageId" | "publicationId" | "authorId" | "evidence">;

const textMax = 20_000;

/** The deed, ready to be kept. */
export async function newDeed(asking: Asking): Promise<Made> {
  const { asked, part, moderated, principal, tx, deedId, now } = asking;
  const object = objectOf(moderated.parts, asked);
  const problems = [...problemsOf(asking), ...(object === null ? [gone] : [])];
  if (problems.length > 0 || object === null) return { problems };
  const ground = part.grounds.find(({ name }) => name === asked.ground);
  if (ground === undefined) return { problems: [noGround] };
  const own = asked.kind === "deleteOwn" || asked.kind === "editOwn";
  const byHand = (own ? part.ownWays[asked.kind] : part.ways[asked.kind]) === "byHand";
  const needs = asked.kind === "editOwn" ? correctionNeeds(moderated.route) : [];
  const { role, personId } = principal.person;
  // Whoever proposes a correction has said their own role's word with it.
  const approvals = needs.flatMap((needed) => (needed === role ? [{ role: needed, personId, at: now }] : []));
  const isApproved = approvals.length === needs.length;
  const status = !isApproved ? "awaiting" : byHand ? "done" : "queued";
  const deed: ModerationDeed = {
    ...object,
    deedId,
    kind: asked.kind,
    pageId: moderated.page.pageId,
    network: moderated.page.network,
    caseId: moderated.state.caseId,
    ground: { name: ground.name, title: ground.title, clause: ground.clause },
    note: asked.note.trim() === "" ? null : await tx.putText("evidence", asked.note.trim()),
    newText: asked.kind === "editOwn" ? await tx.putText("draft", (asked.text ?? "").trim()) : null,
    byHand,
    personId,
    at: now,
    needs,
    approvals,
    status,
    attempts: 0,
    failure: null,
    failureDetail: null,
    doneAt: status === "done" ? now : null,
  };
  return { deed };
}

/** The comment, its author, or our own publication, as it stands at this moment. */
function objectOf({ messages, publications, texts }: CaseParts, asked: ModerationAsked): Subject | null {
  if (asked.kind === "deleteOwn" || asked.kind === "editOwn") {
    const row = publications.find(({ publicationId, status }) => publicationId === asked.publicationId && status === "published");
    if (row === undefined || row.externalId === null) return null;
    const { text, permalink } = row;
    const evidence = { text, attachments: [], permalink, occurredAt: row.publishedAt ?? row.createdAt };
    return { messageId: null, publicationId: row.publicationId, authorId: null, evidence };
  }
  const message = messages.find(({ messageId }) => messageId === asked.messageId);
  if (message === undefined) return null;
  const { text, attachments, permalink, occurredAt, authorId } = message;
  const kept: TextRef | null = texts.has(text.textId) ? text : null;
  return { messageId: message.messageId, publicationId: null, authorId, evidence: { text: kept, attachments, permalink, occurredAt } };
}

function problemsOf({ asked, part, moderated }: Asking): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const ground = part.grounds.find(({ name }) => name === asked.ground);
  if (ground === undefined) problems.push(noGround);
  if (ground?.needsNote === true && asked.note.trim() === "")
    problems.push(problem("NOTE_REQUIRED", "note", "К этому основанию нужно пояснение.", "This ground needs some words."));
  if (asked.kind === "editOwn") {
    const text = (asked.text ?? "").trim();
    if (text === "" || text.length > textMax)
      problems.push(problem("TEXT_REQUIRED", "text", "Впишите исправленный текст целиком.", "Write the whole corrected text."));
    const row = moderated.parts.publications.find(({ publicationId }) => publicationId === asked.publicationId);
    if (row !== undefined && moderated.parts.texts.get(row.text.textId)?.trim() === text)
      problems.push(problem("SAME_TEXT", "text", "Текст не изменился.", "The text is the same."));
  }
  const busy = part.deeds.some(
    ({ kind, messageId, publicationId, status }) =>
      kind === asked.kind &&
      (messageId ?? publicationId) === (asked.messageId ?? asked.publicationId) &&
      (status === "queued" || status === "awaiting"),
  );
  if (busy) problems.push(problem("UNDER_WAY", "kind", "Это уже делается.", "This is under way already."));
  const message = moderated.parts.messages.find(({ messageId }) => messageId === asked.messageId);
  const isAboutAuthor = asked.kind === "block" || asked.kind === "unblock";
  if (isAboutAuthor && message !== undefined && message.authorId === null)
    problems.push(problem("NO_AUTHOR", "kind", "Сеть не назвала автора.", "The network did not name the author."));
  const isAboutComment = asked.kind === "hide" || asked.kind === "unhide" || asked.kind === "delete";
  if (isAboutComment && message !== undefined && message.kind !== "comment")
    problems.push(
      problem("NOT_PUBLIC", "kind", "Модерируют комментарии, а не личные сообщения.", "Comments are moderated, not direct messages."),
    );
  return problems;
}

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });
const noGround = problem("GROUND_REQUIRED", "ground", "Выберите основание.", "Choose the ground.");
const gone = problem("NOT_THERE", "kind", "Этого на странице уже нет.", "This is no longer on the page.");
