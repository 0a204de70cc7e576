import { lookup, wall } from "./wall.ts";

/** The municipality: its organisation, units, people and official pages (1.4, 2.6, 2.9). */
export const town = {
  name: "0001-town",
  sql: `
  create function otklik_refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'Rows of % are never changed or removed.', tg_table_name using errcode = 'integrity_constraint_violation';
  end $$;

  create table organisations (
    tenant_id text not null check (tenant_id <> ''),
    title text not null,
    office jsonb not null,
    procedure text not null,
    created_at bigint not null,
    primary key (tenant_id)
  );
  ${wall("organisations")} ${lookup("organisations")}

  create table counters (
    tenant_id text not null,
    name text not null,
    value bigint not null,
    primary key (tenant_id, name)
  );
  ${wall("counters")}

  create table units (
    tenant_id text not null,
    unit_id text not null,
    title text not null,
    short_title text not null,
    head_name text,
    active boolean not null,
    primary key (tenant_id, unit_id)
  );
  ${wall("units")}

  create table people (
    tenant_id text not null,
    person_id text not null,
    user_id text not null,
    name text not null,
    position text not null,
    role text not null check (role in ('curator', 'head', 'unit', 'controller', 'administrator')),
    unit_id text,
    locale text not null check (locale in ('ru', 'en')),
    active boolean not null,
    primary key (tenant_id, person_id),
    unique (tenant_id, user_id),
    foreign key (tenant_id, unit_id) references units (tenant_id, unit_id),
    check (role <> 'unit' or unit_id is not null)
  );
  create index people_by_user on people (user_id);
  ${wall("people")} ${lookup("people")}

  create table pages (
    tenant_id text not null,
    page_id text not null,
    network text not null,
    account_id text not null,
    title text not null,
    url text not null,
    owner text not null check (owner in ('head', 'administration', 'institution')),
    route text not null,
    enabled boolean not null,
    settings jsonb not null,
    sealed_secrets jsonb not null,
    health jsonb not null,
    last_event_at bigint,
    poll_cursor text,
    primary key (tenant_id, page_id)
  );
  create index pages_by_key on pages (page_id);
  ${wall("pages")} ${lookup("pages")}

  create function otklik_tenants() returns setof text language sql stable security definer set search_path = public, pg_temp as
    $$ select tenant_id from organisations order by created_at, tenant_id $$;

  create function otklik_find_page(in_network text, in_key text) returns setof pages language sql stable security definer set search_path = public, pg_temp as
    $$ select * from pages where page_id = in_key and network = in_network limit 2 $$;

  create function otklik_person_of_user(in_user text) returns setof people language sql stable security definer set search_path = public, pg_temp as
    $$ select * from people where user_id = in_user and active order by tenant_id limit 1 $$;
`,
};
