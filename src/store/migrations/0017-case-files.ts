import { wall } from "./wall.ts";

/**
 * Which case a file belongs to (1.5, 2.6): whoever may see the case may see the file, and nobody else. The database itself keeps the list,
 * from events and citizens' attachments as they are written, so that no way in can forget it. A repeat shows the files of the reply it repeats (3.4).
 */
export const caseFiles = {
  name: "0017-case-files",
  sql: `
  create table case_files (
    tenant_id text not null,
    file_id text not null,
    case_id text not null,
    primary key (tenant_id, file_id, case_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id) deferrable initially deferred
  );
  create index letters_of_file on letters (tenant_id, file_id);

  create function otklik_files_in(in_data jsonb) returns setof text language sql immutable set search_path = pg_catalog as
    $$ select distinct found #>> '{}' from jsonb_path_query(in_data, 'lax $.**.fileId') found where jsonb_typeof(found) = 'string' $$;

  insert into case_files select e.tenant_id, f, e.case_id from events e, otklik_files_in(e.data) f on conflict do nothing;
  alter table attachments no force row level security;
  insert into case_files select a.tenant_id, f, m.case_id from attachments a join messages m using (tenant_id, message_id), unnest(array[a.file_id, a.preview_id]) f
    where f is not null on conflict do nothing;
  alter table attachments force row level security;
  insert into case_files select e.tenant_id, f, e.case_id from events e join publications p on p.tenant_id = e.tenant_id and p.case_id = e.data ->> 'earlierCaseId', otklik_files_in(p.files) f
    where e.type = 'repeatLinked' on conflict do nothing;
  ${wall("case_files", "select, insert")}

  create function otklik_link_files_of_event() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    insert into case_files select new.tenant_id, f, new.case_id from otklik_files_in(new.data) f on conflict do nothing;
    if new.type = 'repeatLinked' then
      insert into case_files select new.tenant_id, f, new.case_id from publications p, otklik_files_in(p.files) f
        where p.tenant_id = new.tenant_id and p.case_id = new.data ->> 'earlierCaseId' on conflict do nothing;
    end if;
    return null;
  end $$;
  create trigger files_of_event after insert on events for each row
    when (new.type = 'repeatLinked' or jsonb_path_exists(new.data, 'lax $.**.fileId')) execute function otklik_link_files_of_event();

  create function otklik_link_files_of_attachment() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    insert into case_files select m.tenant_id, f, m.case_id from messages m, unnest(array[new.file_id, new.preview_id]) f
      where m.tenant_id = new.tenant_id and m.message_id = new.message_id and f is not null on conflict do nothing;
    return null;
  end $$;
  create trigger files_of_attachment after insert or update of file_id, preview_id on attachments for each row
    when (new.file_id is not null or new.preview_id is not null) execute function otklik_link_files_of_attachment();
`,
};
