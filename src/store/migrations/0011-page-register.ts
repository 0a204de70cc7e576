import { immutable, wall } from "./wall.ts";

/** The papers of an official page and the days of its secrets (1.4, 1.8); who did what to a page: only grows, never holds a value. */
export const pageRegister = {
  name: "0011-page-register",
  sql: `
  alter table pages
    add column paper jsonb not null default '{"responsible":"","basis":"","openedOn":null,"closedOn":null}',
    add column secrets_at jsonb not null default '{}';

  create table page_deeds (
    tenant_id text not null,
    page_id text not null,
    position bigint generated always as identity,
    deed text not null check (deed in ('added', 'changed', 'enabled', 'disabled', 'connected')),
    person_id text not null,
    at bigint not null,
    fields text[] not null,
    primary key (tenant_id, page_id, position),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("page_deeds", "select, insert")} ${immutable("page_deeds")}
`,
};
