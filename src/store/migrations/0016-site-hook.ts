import { wall } from "./wall.ts";

/** The call to the municipality's own site when an answer for everybody changes (3.6): where to, with which sealed secret; and every delivery. */
export const siteHook = {
  name: "0016-site-hook",
  sql: `
  create table site_hooks (
    tenant_id text not null,
    address text not null,
    enabled boolean not null,
    sealed_secret jsonb not null,
    made_by text not null,
    made_at bigint not null,
    primary key (tenant_id),
    foreign key (tenant_id, made_by) references people (tenant_id, person_id)
  );
  ${wall("site_hooks", "select, insert, update")}

  create table site_deliveries (
    tenant_id text not null,
    delivery_id text not null,
    event text not null check (event in ('answer.published', 'answer.corrected', 'answer.withdrawn', 'trial')),
    answer_id text,
    body text not null,
    created_at bigint not null,
    status text not null check (status in ('queued', 'delivered', 'failed')),
    attempts integer not null default 0,
    response_status integer,
    detail text not null default '',
    next_attempt_at bigint,
    delivered_at bigint,
    primary key (tenant_id, delivery_id)
  );
  create index site_deliveries_newest on site_deliveries (tenant_id, created_at desc);
  ${wall("site_deliveries", "select, insert, update")}
`,
};
