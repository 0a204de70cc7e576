import { wall } from "./wall.ts";

/**
 * The read model of the lists: rebuilt from events at any time. `due_order` puts cases without a clock last;
 * the `waits_*` columns are plain booleans because an index under row-level security may use only leakproof operators.
 */
export const cases = {
  name: "0003-cases",
  sql: `
  create table cases (
    tenant_id text not null,
    case_id text not null,
    version integer not null,
    number bigint not null,
    procedure text not null,
    edition text not null,
    route text not null,
    network text not null,
    page_id text,
    message_id text not null,
    message_kind text not null,
    received_at bigint not null,
    step text not null,
    step_since bigint not null,
    waiting_for text[] not null,
    units text[] not null,
    ended boolean not null,
    is_emergency boolean not null,
    removed_by_author boolean not null,
    nearest jsonb,
    timers jsonb not null,
    last_event_at bigint not null,
    nearest_due bigint generated always as ((nearest ->> 'due')::bigint) stored,
    due_order bigint generated always as (coalesce((nearest ->> 'due')::bigint, 9007199254740991)) stored,
    is_running boolean generated always as (coalesce(nearest ->> 'status' = 'running', false)) stored,
    waits_curator boolean generated always as ('curator' = any (waiting_for)) stored,
    waits_head boolean generated always as ('head' = any (waiting_for) or step = 'urgentFolder') stored,
    waits_unit boolean generated always as ('unit' = any (waiting_for)) stored,
    waits_controller boolean generated always as ('controller' = any (waiting_for)) stored,
    waits_author boolean generated always as ('author' = any (waiting_for)) stored,
    primary key (tenant_id, case_id),
    unique (tenant_id, number),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  create index cases_queue on cases (tenant_id, due_order, number) include (waits_curator, waits_head, waits_unit, waits_controller, waits_author) where not ended;
  create index cases_curator on cases (tenant_id, due_order, number) where not ended and waits_curator;
  create index cases_head on cases (tenant_id, due_order, number) where not ended and waits_head;
  create index cases_unit on cases (tenant_id, due_order, number) where not ended and waits_unit;
  create index cases_controller on cases (tenant_id, due_order, number) where not ended and waits_controller;
  create index cases_author on cases (tenant_id, due_order, number) where not ended and waits_author;
  create index cases_answered on cases (tenant_id, step_since desc, number desc) where ended;
  create index cases_due on cases (tenant_id, nearest_due) where not ended and is_running;
  ${wall("cases")}

  create table case_units (
    tenant_id text not null,
    unit_id text not null,
    case_id text not null,
    number bigint not null,
    ended boolean not null,
    due_order bigint not null,
    step_since bigint not null,
    waits_head boolean not null,
    waits_unit boolean not null,
    waits_author boolean not null,
    primary key (tenant_id, unit_id, case_id),
    foreign key (tenant_id, case_id) references cases (tenant_id, case_id) on delete cascade
  );
  create index case_units_of_case on case_units (tenant_id, case_id);
  create index case_units_queue on case_units (tenant_id, unit_id, due_order, number) include (waits_head, waits_unit, waits_author) where not ended;
  create index case_units_answered on case_units (tenant_id, unit_id, step_since desc, number desc) where ended;
  create index case_units_all on case_units (tenant_id, unit_id, number desc);
  ${wall("case_units")}
`,
};
