/** The port's words for what colleagues share: templates of answers and notes on a case that are never published. */
import type { CaseId, PersonId, TextId } from "#case";
import type { Instant } from "#worktime";

/** What a template is for: any answer, a ground of the act (3.7, 3.8), or a topic. */
export type TemplateAbout = { readonly kind: "general" } | { readonly kind: "ground" | "topic"; readonly name: string };

export type AnswerTemplate = {
  readonly templateId: string;
  readonly title: string;
  /** What one types after «;» to have it at hand. */
  readonly letters: string;
  /** With places in braces: {имя}, {дата}, {номер}, {структура}, or any words that a person fills in. */
  readonly body: string;
  readonly about: TemplateAbout;
};

export type NoteRow = {
  readonly noteId: string;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  /** The words lie with the erasable texts. */
  readonly textId: TextId;
  readonly mentions: readonly PersonId[];
  readonly at: Instant;
};

/** The part of a transaction that keeps templates and notes. */
export type ColleaguesTx = {
  /** By title. */
  readonly templates: () => Promise<readonly AnswerTemplate[]>;
  readonly putTemplate: (template: AnswerTemplate, by: PersonId, at: Instant) => Promise<void>;
  /** False where there is none. */
  readonly removeTemplate: (templateId: string, by: PersonId, at: Instant) => Promise<boolean>;
  readonly addNote: (note: NoteRow) => Promise<void>;
  /** In the order in which they were written. */
  readonly notesOf: (caseId: CaseId) => Promise<readonly NoteRow[]>;
};
