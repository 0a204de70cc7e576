/** What colleagues share while they work: templates of answers, and notes that nobody outside ever reads. */
import type { CaseId, PersonId } from "#case";
import type { Instant } from "#worktime";
import type { InputProblem, Principal } from "../face.ts";
import type { AnswerTemplate } from "../ports/colleagues.ts";

export type TemplateOutcome =
  | { readonly kind: "done"; readonly templateId: string }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] };

export type TemplatesDesk = {
  /** Null for those who write no answers. */
  readonly all: (principal: Principal) => Promise<{ readonly templates: readonly AnswerTemplate[]; readonly mayChange: boolean } | null>;
  /** Writes a new one (null id), or another wording of one that is kept; null without the right. */
  readonly save: (
    principal: Principal,
    templateId: string | null,
    template: Omit<AnswerTemplate, "templateId">,
  ) => Promise<TemplateOutcome | null>;
  /** False where there is none; null without the right. */
  readonly remove: (principal: Principal, templateId: string) => Promise<boolean | null>;
};

/** A person who may be called to a case, or who wrote on it. */
export type Colleague = { readonly personId: PersonId; readonly name: string; readonly position: string };

export type NoteView = {
  readonly noteId: string;
  readonly author: Colleague;
  readonly text: string;
  readonly mentions: readonly Colleague[];
  readonly at: Instant;
};

export type NotesView = { readonly notes: readonly NoteView[]; readonly colleagues: readonly Colleague[] };

export type NoteOutcome = { readonly kind: "done" } | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] };

export type NotesDesk = {
  /** Null where the case is not theirs to see. */
  readonly of: (principal: Principal, caseId: CaseId) => Promise<NotesView | null>;
  readonly add: (
    principal: Principal,
    caseId: CaseId,
    note: { readonly text: string; readonly mentions: readonly string[] },
  ) => Promise<NoteOutcome | null>;
};
