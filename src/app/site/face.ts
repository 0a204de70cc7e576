/** Answers for everybody (3.6), as the app's callers see them. */
import type { CaseId } from "#case";
import type { PersonalDataKind } from "#triage";
import type { InputProblem, Principal } from "../face.ts";
import type { AnswerDeed, AnswerSearch, PublicAnswer, PublicPost } from "../ports/site.ts";
import type { OrganisationRow } from "../ports/store.ts";

/** The words that a curator is about to publish; `checked` = they looked at what seems to be personal data. */
export type SiteWords = { readonly question: string; readonly answer: string; readonly checked: boolean };

/** What the card of a case says of its place on the public page. */
export type SitePart = {
  readonly mayPublish: boolean;
  /** A first wording, where nothing stands on the page yet. */
  readonly wording: { readonly question: string; readonly answer: string };
  readonly answer: PublicAnswer | null;
  readonly deeds: readonly AnswerDeed[];
  readonly posts: readonly (PublicPost & {
    readonly pageTitle: string;
    /** A connector may try it once more. */
    readonly mayRetry: boolean;
  })[];
  readonly pages: readonly { readonly pageId: string; readonly title: string; readonly network: string; readonly byHand: boolean }[];
  /** The author's names, for the warning beside the fields. */
  readonly names: readonly string[];
};

export type SiteOutcome =
  | { readonly kind: "done"; readonly part: SitePart }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "personalData"; readonly found: readonly { readonly kind: PersonalDataKind; readonly text: string }[] }
  | { readonly kind: "forbidden" }
  | { readonly kind: "notFound" };

/** The public page for whoever reads it: no session, no principal. */
export type PublicPage = {
  /** The municipality by its code, or the only one; null where it is not to be told which. */
  readonly organisation: (code: string | null) => Promise<OrganisationRow | null>;
  readonly answers: (
    organisation: OrganisationRow,
    asked: AnswerSearch,
  ) => Promise<{ readonly answers: readonly PublicAnswer[]; readonly total: number }>;
  readonly answer: (organisation: OrganisationRow, answerId: string) => Promise<PublicAnswer | null>;
};

/** The use cases of 3.6. */
export type SiteApp = {
  /** Null where there is no such case for this person, or nothing of it is for everybody. */
  readonly part: (principal: Principal, caseId: CaseId) => Promise<SitePart | null>;
  readonly publish: (
    principal: Principal,
    caseId: CaseId,
    words: SiteWords & { readonly pageIds: readonly string[] },
  ) => Promise<SiteOutcome>;
  readonly correct: (principal: Principal, caseId: CaseId, words: SiteWords) => Promise<SiteOutcome>;
  readonly withdraw: (principal: Principal, caseId: CaseId, reason: string) => Promise<SiteOutcome>;
  /** A person posted it and brings the link. */
  readonly confirmPost: (
    principal: Principal,
    caseId: CaseId,
    post: { readonly postId: string; readonly permalink: string },
  ) => Promise<SiteOutcome>;
  /** A post that did not come through is sent once more; a connector knows it by its id, so it cannot stand twice. */
  readonly retryPost: (principal: Principal, caseId: CaseId, postId: string) => Promise<SiteOutcome>;
  /** What the page already says about the message of a case. */
  readonly answered: (principal: Principal, caseId: CaseId) => Promise<readonly PublicAnswer[]>;
  readonly public: PublicPage;
};
