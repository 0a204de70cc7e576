import { appRole, immutable, lookup, wall } from "./wall.ts";

/** The system «Инцидент» (3.2): letters as they were sorted, the map of their fields, what the system says of a message, keys of other programs. */
export const incident = {
  name: "0014-incident",
  sql: `
  create table letters (
    tenant_id text not null,
    letter_id text not null,
    kind text not null check (kind in ('incident', 'known', 'notRead', 'received', 'returned', 'late', 'own')),
    message_id text,
    sender text not null,
    subject text not null,
    received_at bigint not null,
    case_id text,
    publication_id text,
    file_id text not null,
    problems jsonb not null,
    detail text not null,
    settled_by text,
    settled_at bigint,
    settled_why text,
    primary key (tenant_id, letter_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id),
    foreign key (tenant_id, file_id) references files (tenant_id, file_id),
    foreign key (tenant_id, settled_by) references people (tenant_id, person_id)
  );
  create index letters_newest on letters (tenant_id, received_at desc);
  create index letters_open on letters (tenant_id, received_at desc) where kind = 'notRead' and settled_at is null;
  create index letters_of_case on letters (tenant_id, case_id) where case_id is not null;
  ${wall("letters", "select, insert, update")}

  create table field_maps (
    tenant_id text not null,
    position bigint generated always as identity,
    map jsonb not null,
    made_by text not null,
    made_at bigint not null,
    primary key (tenant_id, position),
    foreign key (tenant_id, made_by) references people (tenant_id, person_id)
  );
  ${wall("field_maps", "select, insert")} ${immutable("field_maps")}

  create table incident_facts (
    tenant_id text not null,
    case_id text not null,
    number text,
    topic text,
    topic_group text,
    executor text,
    deadline text,
    way text not null check (way in ('mail', 'file', 'key', 'hand')),
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  ${wall("incident_facts", "select, insert, update")}

  create table access_keys (
    tenant_id text not null,
    key_id text not null,
    title text not null,
    digest text not null,
    made_by text not null,
    made_at bigint not null,
    last_used_at bigint,
    revoked_by text,
    revoked_at bigint,
    primary key (tenant_id, key_id),
    unique (tenant_id, digest),
    foreign key (tenant_id, made_by) references people (tenant_id, person_id),
    foreign key (tenant_id, revoked_by) references people (tenant_id, person_id)
  );
  create index access_keys_by_digest on access_keys (digest);
  ${wall("access_keys", "select, insert, update")} ${lookup("access_keys")}

  create function otklik_key_owner(in_digest text) returns table (tenant_id text, key_id text)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select k.tenant_id, k.key_id from access_keys k where k.digest = in_digest and k.revoked_at is null $$;
  revoke execute on function otklik_key_owner(text) from public;
  grant execute on function otklik_key_owner(text) to ${appRole};
`,
};
