import { immutable, wall } from "./wall.ts";

/** The log: events, their chain, and the erasable texts and files that events only point at (1.5). */
export const log = {
  name: "0002-log",
  sql: `
  create table case_numbers (
    tenant_id text not null,
    case_id text not null,
    number bigint not null,
    primary key (tenant_id, case_id),
    unique (tenant_id, number)
  );
  ${wall("case_numbers", "select, insert")}

  create table events (
    tenant_id text not null,
    case_id text not null,
    version integer not null check (version > 0),
    type text not null,
    data jsonb not null,
    actor jsonb not null,
    step text not null,
    at bigint not null,
    primary key (tenant_id, case_id, version),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  ${wall("events", "select, insert")} ${immutable("events")}

  create table unsealed (
    tenant_id text not null,
    case_id text not null,
    version integer not null,
    position bigint generated always as identity,
    primary key (tenant_id, case_id, version),
    foreign key (tenant_id, case_id, version) references events (tenant_id, case_id, version)
  );
  create index unsealed_in_order on unsealed (tenant_id, position);
  ${wall("unsealed", "select, insert, delete")}

  create table chain_heads (
    tenant_id text not null,
    seq bigint not null,
    hash text not null,
    primary key (tenant_id)
  );
  ${wall("chain_heads", "select, insert, update")}

  create table chain (
    tenant_id text not null,
    seq bigint not null check (seq > 0),
    case_id text not null,
    version integer not null,
    hash text not null,
    primary key (tenant_id, seq),
    unique (tenant_id, case_id, version),
    foreign key (tenant_id, case_id, version) references events (tenant_id, case_id, version)
  );
  ${wall("chain", "select, insert")} ${immutable("chain")}

  create table texts (
    tenant_id text not null,
    text_id text not null,
    kind text not null,
    salt bytea,
    body text,
    digest text not null,
    length integer not null,
    erased_at bigint,
    primary key (tenant_id, text_id),
    check ((erased_at is null) = (body is not null) and (body is null) = (salt is null))
  );
  ${wall("texts")}

  create table files (
    tenant_id text not null,
    file_id text not null,
    name text not null,
    mime text not null,
    size bigint not null,
    salt bytea,
    sha256 text,
    digest text not null,
    storage_key text not null,
    uploaded_by text,
    uploaded_at bigint not null,
    primary key (tenant_id, file_id),
    unique (tenant_id, storage_key)
  );
  ${wall("files")}
`,
};
