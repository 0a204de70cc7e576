/** Publishing for everybody (3.6): one action puts an answer on the public page and its posts into the queue; corrections and withdrawals are recorded. */
import type { CaseId } from "#case";
import { personalDataIn } from "#triage";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import type { AnswerDeed, PublicAnswer, PublicPost } from "../ports/site.ts";
import type { CaseParts, PageRow, StoreTx } from "../ports/store.ts";
import { may, maySee } from "../rights.ts";
import type { SiteApp, SiteOutcome, SiteWords } from "./face.ts";
import { mayRetry, namesOf, postsByHand, sitePart } from "./part.ts";
import { tellSite } from "./hook.ts";
import { publicPage } from "./public-page.ts";

const questionMax = 1_000;
const answerMax = 20_000;
const answeredMax = 3;

/** The use cases over the desk. */
export function siteOf(desk: Desk): SiteApp {
  return {
    part: async (principal, caseId) => {
      const parts = await seen(desk, principal, caseId);
      return parts === null ? null : desk.store.transaction(principal.tenantId, (tx) => sitePart(desk, tx, parts, principal));
    },
    publish: (principal, caseId, words) =>
      changing(desk, principal, { caseId, words }, async ({ tx, parts, standing }) => {
        if (standing !== null)
          return [problem("ALREADY_PUBLISHED", "answer", "Ответ уже стоит на сайте.", "The answer stands on the site already.")];
        const answer = fresh(desk, parts, words);
        await tx.putPublicAnswer(answer);
        await queuePosts(desk, tx, answer, words.pageIds);
        return { answer, deed: "published", reason: null };
      }),
    correct: (principal, caseId, words) =>
      changing(desk, principal, { caseId, words }, async ({ tx, standing }) => {
        if (standing === null) return [nothingStands];
        const answer = { ...standing, question: words.question.trim(), answer: words.answer.trim(), updatedAt: desk.now() };
        await tx.putPublicAnswer(answer);
        return { answer, deed: "corrected", reason: null };
      }),
    withdraw: (principal, caseId, reason) =>
      changing(desk, principal, { caseId, words: null }, async ({ tx, standing }) => {
        if (standing === null) return [nothingStands];
        if (reason.trim() === "") return [problem("REASON_REQUIRED", "reason", "Укажите причину.", "Give the reason.")];
        const answer = { ...standing, updatedAt: desk.now(), withdrawnAt: desk.now() };
        await tx.putPublicAnswer(answer);
        return { answer, deed: "withdrawn", reason: reason.trim() };
      }),
    confirmPost: (principal, caseId, { postId, permalink }) =>
      changing(desk, principal, { caseId, words: null }, async ({ tx, standing }) => {
        const post = await tx.lockPublicPost(postId);
        if (standing === null || post === null || post.answerId !== standing.answerId) return [nothingStands];
        if (post.status !== "failed") return null;
        await tx.setPublicPost(postId, { status: "published", permalink, at: desk.now() });
        return { answer: standing, deed: "postConfirmed", reason: (await pageOf(tx, post))?.title ?? null };
      }),
    retryPost: (principal, caseId, postId) =>
      changing(desk, principal, { caseId, words: null }, async ({ tx, standing }) => {
        const post = await tx.lockPublicPost(postId);
        if (standing === null || post === null || post.answerId !== standing.answerId) return [nothingStands];
        const page = await pageOf(tx, post);
        if (!mayRetry(desk, post, page)) return [notRetried];
        await tx.setPublicPost(postId, { status: "queued", failure: post.failure ?? "UNKNOWN" });
        await tx.enqueue({ kind: "publishPost", tenantId: tx.tenantId, postId }, { key: `post:${postId}` });
        return { answer: standing, deed: "postRetried", reason: page?.title ?? null };
      }),
    answered: async (principal, caseId) => {
      const parts = await seen(desk, principal, caseId);
      const opening = parts?.messages.find(({ messageId }) => messageId === parts.projection.messageId);
      const text = opening === undefined ? "" : (parts?.texts.get(opening.text.textId) ?? "");
      const found = await desk.store.transaction(principal.tenantId, (tx) => tx.answersLike(text, answeredMax + 1));
      return found.filter((answer) => answer.caseId !== caseId).slice(0, answeredMax);
    },
    public: publicPage(desk),
  };
}

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });
const notRetried = problem(
  "NOT_RETRIED",
  "postId",
  "Повторить нельзя: пост уже размещён или отправляется, либо на этой странице размещают вручную.",
  "It cannot be sent again: the post stands or is on its way, or posts on this page are made by hand.",
);
const nothingStands = problem("NOT_PUBLISHED", "answer", "На сайте этого ответа нет.", "This answer is not on the site.");

async function pageOf(tx: StoreTx, post: PublicPost): Promise<PageRow | undefined> {
  return (await tx.pages()).find(({ pageId }) => pageId === post.pageId);
}

async function seen(desk: Desk, { tenantId, person }: Principal, caseId: CaseId): Promise<CaseParts | null> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  return parts === null || !maySee(person, parts.projection) ? null : parts;
}

type Changing = { readonly tx: StoreTx; readonly parts: CaseParts; readonly standing: PublicAnswer | null };
type Done = { readonly answer: PublicAnswer; readonly deed: AnswerDeed["deed"]; readonly reason: string | null };

/** Rights, words, personal data; then the change and its record in one transaction. */
async function changing(
  desk: Desk,
  principal: Principal,
  { caseId, words }: { readonly caseId: CaseId; readonly words: SiteWords | null },
  change: (given: Changing) => Promise<Done | readonly InputProblem[] | null>,
): Promise<SiteOutcome> {
  const parts = await seen(desk, principal, caseId);
  if (parts === null) return { kind: "notFound" };
  if (!may(principal.person, "case", "publish")) return { kind: "forbidden" };
  const refused = words === null ? null : refusal(words, namesOf(parts));
  if (refused !== null) return refused;
  return desk.store.transaction(principal.tenantId, async (tx): Promise<SiteOutcome> => {
    if ((await sitePart(desk, tx, parts, principal)) === null) return { kind: "notFound" };
    const newest = await tx.answerOfCase(caseId);
    const done = await change({ tx, parts, standing: newest?.withdrawnAt === null ? newest : null });
    if (done !== null && !("deed" in done)) return { kind: "badInput", problems: done };
    if (done !== null)
      await tx.addAnswerDeed(done.answer.answerId, {
        deed: done.deed,
        personId: principal.person.personId,
        at: desk.now(),
        reason: done.reason,
      });
    if (done !== null) await tellSite(desk, tx, done);
    const part = await sitePart(desk, tx, parts, principal);
    return part === null ? { kind: "notFound" } : { kind: "done", part };
  });
}

function refusal({ question, answer, checked }: SiteWords, names: readonly string[]): SiteOutcome | null {
  const problems = [
    ...(question.trim() === "" || question.length > questionMax
      ? [
          problem(
            "QUESTION_LENGTH",
            "question",
            "Кратко изложите вопрос, до 1000 знаков.",
            "Put the question in short, up to 1000 characters.",
          ),
        ]
      : []),
    ...(answer.trim() === "" || answer.length > answerMax
      ? [problem("ANSWER_LENGTH", "answer", "Нужен текст ответа, до 20 000 знаков.", "The answer needs words, up to 20,000 characters.")]
      : []),
  ];
  if (problems.length > 0) return { kind: "badInput", problems };
  const found = checked ? [] : [question, answer].flatMap((text) => personalDataIn(text, names)).map(({ kind, text }) => ({ kind, text }));
  return found.length === 0 ? null : { kind: "personalData", found };
}

function fresh(desk: Desk, parts: CaseParts, words: SiteWords): PublicAnswer {
  const at = desk.now();
  const { caseId } = parts.projection;
  return {
    answerId: desk.newId(),
    caseId,
    question: words.question.trim(),
    answer: words.answer.trim(),
    publishedAt: at,
    updatedAt: at,
    withdrawnAt: null,
  };
}

async function queuePosts(desk: Desk, tx: StoreTx, answer: PublicAnswer, pageIds: readonly string[]): Promise<void> {
  for (const page of (await tx.pages()).filter(({ pageId }) => pageIds.includes(pageId))) {
    const byHand = postsByHand(desk, page);
    const postId = desk.newId();
    const text = `${answer.question}\n\n${answer.answer}`;
    const state = {
      status: byHand ? "failed" : "queued",
      failure: byHand ? "MANUAL" : null,
      attempts: 0,
      permalink: null,
      publishedAt: null,
    } as const;
    await tx.putPublicPost({ postId, answerId: answer.answerId, pageId: page.pageId, text, ...state }, desk.now());
    if (!byHand) await tx.enqueue({ kind: "publishPost", tenantId: tx.tenantId, postId }, { key: `post:${postId}` });
  }
}
