import { lookup, wall } from "./wall.ts";

/** What networks bring and what goes back to them: the inbox, messages and their authors, publications (1.3, 2.2, 3.5). */
export const talk = {
  name: "0004-talk",
  sql: `
  create table inbox (
    tenant_id text not null,
    inbox_id bigint generated always as identity,
    network text not null,
    page_id text not null,
    dedup_key text not null,
    event_type text not null,
    body bytea not null,
    received_at bigint not null,
    status text not null default 'waiting' check (status in ('waiting', 'processed', 'ignored', 'parked')),
    attempts integer not null default 0,
    next_attempt_at bigint not null default 0,
    error text,
    done_at bigint,
    primary key (tenant_id, inbox_id),
    unique (tenant_id, page_id, dedup_key),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id)
  );
  create index inbox_waiting on inbox (inbox_id) where status = 'waiting';
  ${wall("inbox")} ${lookup("inbox")}

  create function otklik_next_inbox(in_now bigint) returns setof inbox language sql volatile security definer set search_path = public, pg_temp as
    $$ select * from inbox where status = 'waiting' and next_attempt_at <= in_now order by inbox_id limit 1 for update skip locked $$;

  create table authors (
    tenant_id text not null,
    author_id text not null,
    network text not null,
    external_id text not null,
    kind text not null,
    name text,
    username text,
    profile_url text,
    primary key (tenant_id, author_id),
    unique (tenant_id, network, external_id)
  );
  ${wall("authors")}

  create table direct_consents (
    tenant_id text not null,
    page_id text not null,
    author_id text not null,
    allowed boolean not null,
    at bigint not null,
    primary key (tenant_id, page_id, author_id),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id),
    foreign key (tenant_id, author_id) references authors (tenant_id, author_id)
  );
  ${wall("direct_consents")}

  create table posts (
    tenant_id text not null,
    page_id text not null,
    public_post_id text not null,
    text text not null,
    permalink text,
    published_at bigint,
    primary key (tenant_id, page_id, public_post_id),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id)
  );
  ${wall("posts")}

  create table messages (
    tenant_id text not null,
    message_id text not null,
    case_id text not null,
    page_id text,
    network text not null,
    external_id text not null,
    kind text not null,
    author_id text,
    thread jsonb not null,
    permalink text,
    occurred_at bigint not null,
    arrived_at bigint not null,
    text_id text not null,
    text_digest text not null,
    text_length integer not null,
    text_at bigint not null,
    attachments jsonb not null,
    removed_at bigint,
    primary key (tenant_id, message_id),
    unique nulls not distinct (tenant_id, network, page_id, external_id, kind),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id) deferrable initially deferred,
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id),
    foreign key (tenant_id, author_id) references authors (tenant_id, author_id),
    foreign key (tenant_id, text_id) references texts (tenant_id, text_id)
  );
  create index messages_of_case on messages (tenant_id, case_id, arrived_at);
  create index messages_of_author on messages (tenant_id, author_id, page_id);
  ${wall("messages")}

  create table message_versions (
    tenant_id text not null,
    message_id text not null,
    version integer not null,
    text_id text not null,
    text_digest text not null,
    text_length integer not null,
    attachments jsonb not null,
    at bigint not null,
    primary key (tenant_id, message_id, version),
    foreign key (tenant_id, message_id) references messages (tenant_id, message_id),
    foreign key (tenant_id, text_id) references texts (tenant_id, text_id)
  );
  ${wall("message_versions")}

  create table parked (
    tenant_id text not null,
    page_id text not null,
    dedup_key text not null,
    external_id text not null,
    event jsonb not null,
    position bigint generated always as identity,
    primary key (tenant_id, page_id, dedup_key),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id)
  );
  create index parked_of_message on parked (tenant_id, page_id, external_id);
  ${wall("parked")}

  create table publications (
    tenant_id text not null,
    publication_id text not null,
    case_id text not null,
    page_id text not null,
    reply text not null,
    draft_id text,
    text_id text not null,
    text_digest text not null,
    text_length integer not null,
    files jsonb not null,
    target jsonb not null,
    created_at bigint not null,
    status text not null default 'queued' check (status in ('queued', 'sending', 'retry', 'unknown', 'published', 'failed')),
    status_at bigint not null,
    attempts integer not null default 0,
    failure text,
    failure_detail text,
    next_attempt_at bigint,
    external_id text,
    permalink text,
    published_at bigint,
    primary key (tenant_id, publication_id),
    unique (tenant_id, case_id, draft_id, page_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id) deferrable initially deferred,
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id),
    foreign key (tenant_id, text_id) references texts (tenant_id, text_id)
  );
  create index publications_by_external_id on publications (tenant_id, page_id, external_id) where external_id is not null;
  create index publications_moving on publications (tenant_id, coalesce(next_attempt_at, status_at)) where status in ('queued', 'sending', 'retry', 'unknown');
  ${wall("publications")}

  create table draft_saves (
    tenant_id text not null,
    case_id text not null,
    person_id text not null,
    field text not null,
    text text not null,
    at bigint not null,
    primary key (tenant_id, case_id, person_id, field),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("draft_saves")}
`,
};
