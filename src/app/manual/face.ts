/** Cards entered by hand and repeats, as the app's callers see them. */
import type { CaseId, ReplyKind } from "#case";
import type { RouteRule } from "#procedure";
import type { Likeness } from "#triage";
import type { Instant } from "#worktime";
import type { CardView, InputProblem, Principal } from "../face.ts";
import type { ManualSource } from "../ports/manual.ts";
import type { FileRow } from "../ports/store.ts";

/** A message that no network brought, in the curator's words. */
export type NewCard = {
  readonly source: ManualSource;
  /** How the author wrote: it decides who sees the reply (3.5). */
  readonly kind: "comment" | "direct" | "post";
  readonly authorName: string;
  readonly contacts: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly link: string;
  readonly arrivedAt: Instant;
  readonly reason: string;
  /** Where the reply goes; on a route that hands its replies over, nowhere else. */
  readonly replyTo: { readonly kind: "page"; readonly pageId: string } | { readonly kind: "way"; readonly words: string } | null;
};

export type NewCardOutcome =
  | { readonly kind: "done"; readonly card: CardView }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "forbidden" };

/** What a card entered by hand shows of its way in and of the way of its reply. */
export type ManualPart = {
  readonly source: ManualSource;
  /** Null for those who have no need of it (1.5). */
  readonly contacts: string | null;
  readonly replyWay: string | null;
  readonly replyPage: { readonly title: string; readonly url: string } | null;
  readonly reason: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
};

/** A former case with the answer that was given to it (3.4). */
export type FormerCase = {
  readonly caseId: CaseId;
  readonly number: number;
  readonly receivedAt: Instant;
  readonly text: string;
  readonly step: string;
  readonly route: RouteRule;
  readonly because: readonly Likeness[];
  readonly answer: {
    readonly reply: ReplyKind;
    readonly text: string;
    readonly at: Instant;
    readonly files: readonly FileRow[];
  } | null;
};

export type Repeats = { readonly linked: FormerCase | null; readonly suggestions: readonly FormerCase[] };

export type ManualApp = {
  /** A card for a message that came another way (1.1, 3.1, 3.2): its clocks start at the arrival that the curator names. */
  readonly newCard: (principal: Principal, card: NewCard) => Promise<NewCardOutcome>;
  /** What this case repeats, and what it may repeat (3.4); null where this person may not see the case. */
  readonly repeats: (principal: Principal, caseId: CaseId) => Promise<Repeats | null>;
};
