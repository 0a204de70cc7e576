import { wall } from "./wall.ts";

/** Alarms of official pages (1.8): raised by a check, a poll or a silence, closed by themselves when the page is well again. */
export const pageAlarms = {
  name: "0018-page-alarms",
  sql: `
  create table page_alarms (
    tenant_id text not null,
    page_id text not null,
    position bigint generated always as identity,
    kind text not null check (kind in ('health', 'poll', 'silence')),
    ru text not null,
    en text not null,
    raised_at bigint not null,
    closed_at bigint,
    primary key (tenant_id, page_id, position),
    foreign key (tenant_id, page_id) references pages (tenant_id, page_id)
  );
  create unique index page_alarms_one_of_a_kind on page_alarms (tenant_id, page_id, kind) where closed_at is null;
  ${wall("page_alarms", "select, insert, update")}
`,
};
