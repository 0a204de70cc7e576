/** Rows of what people at the desk write for themselves and for colleagues: templates, notes, unsent drafts. */
import type { Generated } from "kysely";
import type { Tenant } from "./rows.ts";

export type WordRows = {
  answer_templates: Tenant & {
    template_id: string;
    title: string;
    letters: string;
    body: string;
    about_kind: string;
    about_name: string;
    made_by: string;
    made_at: number;
    removed_at: number | null;
  };
  notes: Tenant & {
    note_id: string;
    position: Generated<number>;
    case_id: string;
    person_id: string;
    text_id: string;
    mentions: string[];
    at: number;
  };
  draft_saves: Tenant & { case_id: string; person_id: string; field: string; text: string; at: number };
};
