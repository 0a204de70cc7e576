import { immutable, wall } from "./wall.ts";

/** Rules that an administrator brings into force while the desk runs: calendars, what they moved, editions of the act (1.3). Only added to. */
export const rules = {
  name: "0006-rules",
  sql: `
  create table calendar_versions (
    tenant_id text not null,
    version integer not null check (version > 0),
    calendar_id text not null,
    years jsonb not null,
    calendars jsonb not null,
    person_id text not null,
    at bigint not null,
    reason text not null check (reason <> ''),
    primary key (tenant_id, version),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("calendar_versions", "select, insert")} ${immutable("calendar_versions")}

  create table moved_terms (
    tenant_id text not null,
    version integer not null,
    case_id text not null,
    timer text not null,
    number bigint not null,
    title jsonb not null,
    clause text not null,
    was bigint,
    becomes bigint,
    primary key (tenant_id, version, case_id, timer),
    foreign key (tenant_id, version) references calendar_versions (tenant_id, version)
  );
  ${wall("moved_terms", "select, insert")} ${immutable("moved_terms")}

  create table act_editions (
    tenant_id text not null,
    code text not null,
    edition text not null,
    in_force_from text not null,
    source text not null,
    person_id text not null,
    at bigint not null,
    reason text not null check (reason <> ''),
    primary key (tenant_id, code, edition),
    foreign key (tenant_id, person_id) references people (tenant_id, person_id)
  );
  ${wall("act_editions", "select, insert")} ${immutable("act_editions")}
`,
};
