/** Moderation of official pages (1.6) as people use it: on the card, and as a log. A null answer: this person has no right to it. */
import type { ActingRole, CaseId } from "#case";
import type { Bilingual } from "#procedure";
import type { InputProblem, Principal } from "../face.ts";
import type { ModerationAct } from "../ports/channel.ts";
import type { ModerationDeed, ModerationKind, ModerationLine, ModerationQuery } from "../ports/moderation.ts";

/** A ground that may be chosen: of the act (3.7), or of the rules of the pages. */
export type ModerationGround = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: string | null;
  /** The title alone does not say enough: words are required. */
  readonly needsNote: boolean;
};

/** Whether the program does it, or a person in the network who then writes it down. */
export type ModerationWay = "api" | "byHand";

/** A deed with its words, as the card shows it. */
export type ModerationOnCard = ModerationDeed & {
  readonly by: string;
  readonly noteWords: string;
  readonly newWords: string | null;
  /** True when this person's approval is the one that is awaited. */
  readonly mayApprove: boolean;
};

/** What the card of a case says of moderation. */
export type ModerationPart = {
  readonly mayAct: boolean;
  readonly ways: Readonly<Record<ModerationAct["kind"], ModerationWay>>;
  readonly ownWays: Readonly<Record<"deleteOwn" | "editOwn", ModerationWay>>;
  readonly grounds: readonly ModerationGround[];
  /** Whose word a corrected text needs, in order. */
  readonly correctionNeeds: readonly ActingRole[];
  readonly deeds: readonly ModerationOnCard[];
};

/** What a person asks for. */
export type ModerationAsked = {
  readonly kind: ModerationKind;
  readonly messageId?: string | undefined;
  readonly publicationId?: string | undefined;
  readonly ground: string;
  readonly note: string;
  /** The whole corrected text, for `editOwn`. */
  readonly text?: string | undefined;
};

export type ModerationOutcome =
  | { readonly kind: "done"; readonly part: ModerationPart }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "forbidden" }
  | { readonly kind: "notFound" };

export type ModerationApp = {
  /** Null where there is no such case for this person. */
  readonly part: (principal: Principal, caseId: CaseId) => Promise<ModerationPart | null>;
  readonly act: (principal: Principal, caseId: CaseId, asked: ModerationAsked) => Promise<ModerationOutcome>;
  /** The word of a role on a corrected text: exactly this text, by its digest. */
  readonly decide: (
    principal: Principal,
    caseId: CaseId,
    decision: { readonly deedId: string; readonly approve: boolean; readonly digest: string },
  ) => Promise<ModerationOutcome>;
  /** Once more after a failure. */
  readonly retry: (principal: Principal, caseId: CaseId, deedId: string) => Promise<ModerationOutcome>;
  readonly log: (principal: Principal, query: ModerationQuery) => Promise<readonly ModerationLine[] | null>;
  /** The same as a table file, for a report. */
  readonly csv: (principal: Principal, query: ModerationQuery) => Promise<string | null>;
};
