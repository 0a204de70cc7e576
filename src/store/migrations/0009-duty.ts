import { appRole, lookup, wall } from "./wall.ts";

/** Who is on duty and who acts for whom, with dates (3.10, 4.1); what people were told inside the desk; when a case is to be looked at next. */
export const duty = {
  name: "0009-duty",
  sql: `
  create table turns (
    tenant_id text not null,
    turn_id text not null,
    kind text not null check (kind in ('duty', 'acting')),
    person_id text not null,
    role text not null check (role in ('curator', 'head', 'controller', 'unit')),
    starts_at bigint not null,
    ends_at bigint not null,
    basis text not null,
    made_by text not null,
    made_at bigint not null,
    removed_by text,
    removed_at bigint,
    primary key (tenant_id, turn_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id),
    foreign key (tenant_id, made_by) references people (tenant_id, person_id),
    check (starts_at < ends_at)
  );
  create index turns_by_time on turns (tenant_id, kind, ends_at);
  create index turns_of_person on turns (tenant_id, person_id);
  ${wall("turns", "select, insert, update")} ${lookup("turns")}

  create table notices (
    tenant_id text not null,
    notice_id text not null,
    person_id text not null,
    case_id text not null,
    kind text not null,
    clause text not null,
    timer text,
    due bigint,
    at bigint not null,
    seen_at bigint,
    primary key (tenant_id, person_id, notice_id),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  create index notices_of_person on notices (tenant_id, person_id, at desc);
  ${wall("notices", "select, insert, update")}

  create table watches (
    tenant_id text not null,
    case_id text not null,
    at bigint not null,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  create index watches_by_time on watches (tenant_id, at);
  ${wall("watches")}

  create table breaches (
    tenant_id text not null,
    case_id text not null,
    timer text not null,
    started_at bigint not null,
    unit_id text not null,
    at bigint not null,
    primary key (tenant_id, case_id, timer, started_at, unit_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id),
    foreign key (tenant_id, unit_id) references units (tenant_id, unit_id)
  );
  create index breaches_by_time on breaches (tenant_id, at);
  ${wall("breaches", "select, insert")}

  create function otklik_acting_role(in_tenant text, in_person text, in_at bigint) returns text
    language sql stable security definer set search_path = public, pg_temp as
    $$ select role from turns where tenant_id = in_tenant and person_id = in_person and kind = 'acting'
       and starts_at <= in_at and in_at < ends_at and (removed_at is null or in_at < removed_at)
       order by made_at desc limit 1 $$;
  revoke execute on function otklik_acting_role(text, text, bigint) from public;
  grant execute on function otklik_acting_role(text, text, bigint) to ${appRole};
`,
};
