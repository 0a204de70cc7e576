import { appRole, wall } from "./wall.ts";

/** What was done to comments, authors and our own publications (1.6): written before the act and never rewritten, only its outcome is added. */
export const moderation = {
  name: "0014-moderation",
  sql: `
  create table moderation_deeds (
    tenant_id text not null,
    deed_id uuid not null,
    position bigint generated always as identity,
    kind text not null check (kind in ('hide', 'unhide', 'delete', 'block', 'unblock', 'deleteOwn', 'editOwn')),
    page_id text not null,
    network text not null,
    case_id text not null,
    message_id text,
    publication_id text,
    author_id text,
    ground jsonb not null,
    note jsonb,
    evidence jsonb not null,
    new_text jsonb,
    by_hand boolean not null,
    person_id text not null,
    at bigint not null,
    needs text[] not null,
    approvals jsonb not null,
    status text not null check (status in ('awaiting', 'queued', 'done', 'failed', 'refused')),
    attempts integer not null default 0,
    failure text,
    failure_detail text,
    done_at bigint,
    primary key (tenant_id, deed_id),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id),
    foreign key (tenant_id, message_id) references messages (tenant_id, message_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  create index moderation_of_case on moderation_deeds (tenant_id, case_id, position);
  create index moderation_by_time on moderation_deeds (tenant_id, at desc);
  ${wall("moderation_deeds", "select, insert")}
  grant update (approvals, status, attempts, failure, failure_detail, done_at) on moderation_deeds to ${appRole};
`,
};
