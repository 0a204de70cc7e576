import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";

/** What the curator publishes for everybody (3.6); `checked` = what seems to be personal data was looked at. */
export const siteWords = z.object({ question: z.string().max(4_000), answer: z.string().max(40_000), checked: z.boolean().default(false) });
export const sitePublication = siteWords.extend({ pageIds: z.array(id).max(50).default([]) });
export const siteWithdrawal = z.object({ reason: z.string().trim().min(1).max(2_000) });
export const sitePostRetry = z.object({ postId: z.uuid() });
export const sitePostLink = z.object({ postId: z.uuid(), permalink: z.url({ protocol: /^https?$/ }).max(2_000) });
export type SiteWords = z.input<typeof siteWords>;
export type SitePublication = z.input<typeof sitePublication>;

const publicAnswer = z.object({
  answerId: z.string(),
  question: z.string(),
  answer: z.string(),
  publishedAt: instant,
  updatedAt: instant,
  withdrawnAt: instant.nullable(),
  /** Where everybody reads it. */
  url: z.string(),
});

/** The place of a case on the public page. */
export const sitePart = z.object({
  mayPublish: z.boolean(),
  wording: z.object({ question: z.string(), answer: z.string() }),
  answer: publicAnswer.nullable(),
  deeds: z.array(
    z.object({
      deed: z.enum(["published", "corrected", "withdrawn", "postConfirmed", "postRetried"]),
      by: z.string(),
      at: instant,
      reason: z.string().nullable(),
    }),
  ),
  posts: z.array(
    z.object({
      postId: z.string(),
      pageTitle: z.string(),
      text: z.string(),
      status: z.enum(["queued", "published", "failed"]),
      /** What the failure means and what to do; null where a person posts by hand anyway. */
      failure: z.object({ title: bilingual, advice: bilingual }).nullable(),
      mayRetry: z.boolean(),
      permalink: z.string().nullable(),
    }),
  ),
  pages: z.array(z.object({ pageId: id, title: z.string(), network: z.string(), byHand: z.boolean() })),
  names: z.array(z.string()),
});
export type SitePart = z.infer<typeof sitePart>;

/** What the site answers already about the message of a case. */
export const answeredBefore = z.array(publicAnswer);
export type AnsweredBefore = z.infer<typeof answeredBefore>;
