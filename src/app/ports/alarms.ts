/** The port's words for alarms (3.7) and for former answers (3.8). */
import type { ActingRole, CaseId, PersonId, UnitId } from "#case";
import type { Instant } from "#worktime";

/** An alarm that a refusal raises to the roles that its ground names. */
export type NewAlarm = {
  readonly alarmId: string;
  readonly caseId: CaseId;
  readonly ground: string;
  readonly roles: readonly ActingRole[];
  readonly raisedAt: Instant;
  readonly decidedBy: PersonId | null;
};

/** An alarm as people see it: what was written, who decided, who has acknowledged it. */
export type AlarmRow = {
  readonly alarmId: string;
  readonly caseId: CaseId;
  readonly number: number;
  readonly ground: string;
  readonly procedure: string;
  readonly edition: string;
  readonly roles: readonly ActingRole[];
  readonly raisedAt: Instant;
  readonly decidedBy: string | null;
  readonly excerpt: string;
  readonly acknowledged: readonly { readonly role: ActingRole; readonly name: string; readonly at: Instant }[];
};

/** A reply that the same author was given before, in another case. */
export type FormerAnswer = {
  readonly caseId: CaseId;
  readonly number: number;
  readonly units: readonly UnitId[];
  readonly question: string;
  readonly answer: string;
  readonly permalink: string | null;
  readonly publishedAt: Instant;
  readonly isPublic: boolean;
};
