/** What the roster and the notices can be asked, and what comes back. A null answer: this person has no right to it. */
import type { ActingRole } from "#case";
import type { Bilingual } from "#procedure";
import type { Instant } from "#worktime";
import type { InputProblem, Principal } from "../face.ts";
import type { NoticeRow, Turn } from "../ports/duty.ts";
import type { PersonRow, UnitRow } from "../ports/store.ts";

export type Roster = {
  readonly duty: readonly Turn[];
  readonly acting: readonly Turn[];
  readonly people: readonly PersonRow[];
  readonly mayChangeDuty: boolean;
  readonly mayChangeActing: boolean;
  readonly now: Instant;
};

/** Who is to be on duty, or to act in which role by which order. */
export type NewTurn =
  | { readonly kind: "duty"; readonly personId: string; readonly from: Instant; readonly to: Instant }
  | {
      readonly kind: "acting";
      readonly personId: string;
      readonly role: ActingRole;
      readonly from: Instant;
      readonly to: Instant;
      readonly basis: string;
    };

export type TurnOutcome = { readonly kind: "done" } | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] };

export type NoticeView = Omit<NoticeRow, "procedure" | "edition" | "route"> & { readonly timerTitle: Bilingual | null };

/** How many terms each unit let pass in the act's period; null where the act counts none. */
export type BreachCount = {
  readonly clause: string;
  readonly since: Instant;
  readonly notifyAt: number;
  readonly units: readonly { readonly unit: UnitRow; readonly count: number }[];
};

export type DutyDesk = {
  readonly roster: (principal: Principal) => Promise<Roster | null>;
  readonly addTurn: (principal: Principal, turn: NewTurn) => Promise<TurnOutcome | null>;
  /** False where there is no such turn that still goes or is to come. */
  readonly endTurn: (principal: Principal, kind: Turn["kind"], turnId: string) => Promise<boolean | null>;
  readonly notices: (principal: Principal) => Promise<readonly NoticeView[]>;
  readonly seen: (principal: Principal, noticeId: string | null) => Promise<void>;
  readonly breaches: (principal: Principal) => Promise<BreachCount | null>;
};
