/** The port's words for answers published for everybody (3.6) and for their posts on official pages. */
import type { CaseId, PersonId } from "#case";
import type { Instant } from "#worktime";

/** An answer as the public reads it: no author, no contacts. */
export type PublicAnswer = {
  readonly answerId: string;
  readonly caseId: CaseId;
  readonly question: string;
  readonly answer: string;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant;
  readonly withdrawnAt: Instant | null;
};

/** What a person did to an answer on the public page, or to one of its posts: recorded by its link, sent once more. */
export type AnswerDeed = {
  readonly deed: "published" | "corrected" | "withdrawn" | "postConfirmed" | "postRetried";
  readonly by: string;
  readonly at: Instant;
  /** Why; of a post: on which page. */
  readonly reason: string | null;
};

/** A post of an answer on an official page; a failed one waits for a person to post it and to bring the link. */
export type PublicPost = {
  readonly postId: string;
  readonly answerId: string;
  readonly pageId: string;
  readonly text: string;
  readonly status: "queued" | "published" | "failed";
  readonly attempts: number;
  readonly failure: string | null;
  readonly permalink: string | null;
  readonly publishedAt: Instant | null;
};

export type PostProgress =
  | { readonly status: "published"; readonly permalink: string | null; readonly at: Instant }
  | { readonly status: "failed" | "queued"; readonly failure: string };

export type AnswerSearch = { readonly words: string; readonly offset: number; readonly limit: number };

/** What one transaction can do with the public page. */
export type SiteTx = {
  /** The newest answer of a case, a withdrawn one too. */
  readonly answerOfCase: (caseId: CaseId) => Promise<PublicAnswer | null>;
  readonly publicAnswer: (answerId: string) => Promise<PublicAnswer | null>;
  /** Those that stand, by words (the best first) or the newest first; `total` counts all that were found. */
  readonly publicAnswers: (asked: AnswerSearch) => Promise<{ readonly answers: readonly PublicAnswer[]; readonly total: number }>;
  /** Those that share words with a text, the best first. */
  readonly answersLike: (text: string, limit: number) => Promise<readonly PublicAnswer[]>;
  readonly putPublicAnswer: (answer: PublicAnswer) => Promise<void>;
  readonly addAnswerDeed: (
    answerId: string,
    deed: { readonly deed: AnswerDeed["deed"]; readonly personId: PersonId; readonly at: Instant; readonly reason: string | null },
  ) => Promise<void>;
  readonly answerDeeds: (answerId: string) => Promise<readonly AnswerDeed[]>;
  readonly putPublicPost: (post: PublicPost, createdAt: Instant) => Promise<void>;
  readonly publicPosts: (answerId: string) => Promise<readonly PublicPost[]>;
  /** Locks the row until the end of the transaction; null where there is none. */
  readonly lockPublicPost: (postId: string) => Promise<PublicPost | null>;
  readonly setPublicPost: (postId: string, progress: PostProgress) => Promise<void>;
};
