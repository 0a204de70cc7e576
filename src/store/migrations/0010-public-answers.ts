import { immutable, wall } from "./wall.ts";

/** Answers published for everybody (3.6): as the public reads them, who did what to them, and their posts on official pages. */
export const publicAnswers = {
  name: "0010-public-answers",
  sql: `
  create table public_answers (
    tenant_id text not null,
    answer_id uuid not null,
    case_id text not null,
    question text not null,
    answer text not null,
    published_at bigint not null,
    updated_at bigint not null,
    withdrawn_at bigint,
    search tsvector not null generated always as (
      setweight(to_tsvector('russian', question), 'A') || setweight(to_tsvector('russian', answer), 'B')) stored,
    primary key (tenant_id, answer_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  create unique index public_answers_one_a_case on public_answers (tenant_id, case_id) where withdrawn_at is null;
  create index public_answers_newest on public_answers (tenant_id, published_at desc) where withdrawn_at is null;
  create index public_answers_search on public_answers using gin (search);
  ${wall("public_answers", "select, insert, update")}

  create table public_answer_deeds (
    tenant_id text not null,
    answer_id uuid not null,
    position bigint generated always as identity,
    deed text not null check (deed in ('published', 'corrected', 'withdrawn')),
    person_id text not null,
    at bigint not null,
    reason text,
    primary key (tenant_id, answer_id, position),
    foreign key (tenant_id, answer_id) references public_answers (tenant_id, answer_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("public_answer_deeds", "select, insert")} ${immutable("public_answer_deeds")}

  create table public_posts (
    tenant_id text not null,
    post_id uuid not null,
    answer_id uuid not null,
    page_id text not null,
    text text not null,
    status text not null check (status in ('queued', 'published', 'failed')),
    attempts integer not null default 0,
    failure text,
    permalink text,
    created_at bigint not null,
    published_at bigint,
    primary key (tenant_id, post_id),
    foreign key (tenant_id, answer_id) references public_answers (tenant_id, answer_id),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id)
  );
  create index public_posts_of_answer on public_posts (tenant_id, answer_id);
  ${wall("public_posts", "select, insert, update")}
`,
};
