import { fold } from "#case";
import type { CaseState } from "#case";
import { publicWording } from "#triage";
import type { Desk } from "../desk.ts";
import type { PublicPost } from "../ports/site.ts";
import type { CaseParts, PageRow, StoreTx } from "../ports/store.ts";
import { may } from "../rights.ts";
import type { Principal } from "../face.ts";
import type { SitePart } from "./face.ts";

const questionMax = 240;

/** The final reply that reached its author: only such a one is for everybody (3.6, 3.1.7). */
export const publishedReply = (parts: CaseParts): string | null => {
  const sent = parts.publications.findLast(({ reply, status }) => status === "published" && (reply === "final" || reply === "explanation"));
  return sent === undefined ? null : (parts.texts.get(sent.text.textId) ?? null);
};

/** Marked as of general interest, and answered. */
export const isForEverybody = (state: CaseState | null, parts: CaseParts): boolean => {
  if (state === null || !state.isGeneralInterest) return false;
  return publishedReply(parts) !== null || state.publications.some(({ reply, status }) => status === "published" && reply === "final");
};

/** The words of the author's name, each apart. */
export const namesOf = (parts: CaseParts): readonly string[] => [
  ...new Set(parts.messages.flatMap(({ author }) => (author?.name ?? "").split(/\s+/u)).filter((name) => name.length > 2)),
];

/** Whether a post reaches this page by a connector, or by a person's hands. */
export const postsByHand = (desk: Desk, page: PageRow): boolean => {
  const channel = desk.channels.get(page.network);
  return channel?.publishPost === undefined || !page.enabled;
};

/** Whether a connector may try a post once more: it failed, and its page is one that a connector posts on. */
export const mayRetry = (desk: Desk, post: PublicPost, page: PageRow | undefined): boolean =>
  post.status === "failed" && page !== undefined && !postsByHand(desk, page);

/** What the card says of the public page. */
export async function sitePart(desk: Desk, tx: StoreTx, parts: CaseParts, { person }: Principal): Promise<SitePart | null> {
  const state = fold(parts.events);
  if (!isForEverybody(state, parts)) return null;
  const [answer, pages] = [await tx.answerOfCase(parts.projection.caseId), await tx.pages()];
  const names = namesOf(parts);
  const asked = parts.messages.find(({ messageId }) => messageId === parts.projection.messageId);
  const question = asked === undefined ? "" : publicWording(parts.texts.get(asked.text.textId) ?? "", names);
  const posts = answer === null ? [] : await tx.publicPosts(answer.answerId);
  return {
    mayPublish: may(person, "case", "publish"),
    wording: {
      question: question.length > questionMax ? `${question.slice(0, questionMax).replace(/\s+\S*$/u, "")}…` : question,
      answer: publicWording(publishedReply(parts) ?? "", names),
    },
    answer,
    deeds: answer === null ? [] : await tx.answerDeeds(answer.answerId),
    posts: posts.map((post) => {
      const page = pages.find(({ pageId }) => pageId === post.pageId);
      return { ...post, pageTitle: page?.title ?? "", mayRetry: mayRetry(desk, post, page) };
    }),
    pages: pages.map((page) => ({ pageId: page.pageId, title: page.title, network: page.network, byHand: postsByHand(desk, page) })),
    names,
  };
}
