import { wall } from "./wall.ts";

/** What colleagues share: templates of answers, and notes on a case whose words lie with the erasable texts (1.5). */
export const colleagues = {
  name: "0019-colleagues",
  sql: `
  create table answer_templates (
    tenant_id text not null,
    template_id text not null,
    title text not null,
    letters text not null,
    body text not null,
    about_kind text not null check (about_kind in ('general', 'ground', 'topic')),
    about_name text not null,
    made_by text not null,
    made_at bigint not null,
    removed_at bigint,
    primary key (tenant_id, template_id),
    foreign key (tenant_id, made_by) references people (tenant_id, person_id),
    check ((about_kind = 'general') = (about_name = ''))
  );
  create unique index answer_templates_by_letters on answer_templates (tenant_id, letters) where letters <> '' and removed_at is null;
  ${wall("answer_templates", "select, insert, update")}

  create table notes (
    tenant_id text not null,
    note_id text not null,
    position bigint generated always as identity,
    case_id text not null,
    person_id text not null,
    text_id text not null,
    mentions text[] not null,
    at bigint not null,
    primary key (tenant_id, note_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id),
    foreign key (tenant_id, text_id) references texts (tenant_id, text_id)
  );
  create index notes_of_case on notes (tenant_id, case_id, position);
  create index notes_of_text on notes (tenant_id, text_id);
  ${wall("notes", "select, insert")}
`,
};
