import { appRole, lookup, wall } from "./wall.ts";

/** A table of words that its owner's look-up function reads over the wall. */
const wordsTable = (table: string, of: string, key: string): string => `
  create table ${table} (
    tenant_id text not null,
    ${key} text not null,
    words tsvector not null,
    primary key (tenant_id, ${key}),
    foreign key (tenant_id, ${key}) references ${of} (tenant_id, ${key}) on delete cascade
  );
  create index ${table}_words on ${table} using gin (words) with (fastupdate = off);
  ${wall(table, "select")} ${lookup(table)}
`;

/** The keys whose words match, for the municipality of the transaction and no other. */
const lookUp = (name: string, table: string, key: string): string => `
  create function ${name}(in_words tsquery) returns setof text language sql stable security definer set search_path = public, pg_temp as
    $$ select w.${key} from ${table} w where w.words @@ in_words and w.tenant_id = current_setting('otklik.tenant', true) $$;
  revoke execute on function ${name}(tsquery) from public;
  grant execute on function ${name}(tsquery) to ${appRole};
`;

const russian = (body: string): string => `to_tsvector('pg_catalog.russian', translate(left(${body}, 200000), 'ёЁ', 'еЕ'))`;
const names = (row: string): string =>
  `to_tsvector('pg_catalog.simple', translate(coalesce(${row}.name, '') || ' ' || coalesce(${row}.username, ''), 'ёЁ', 'еЕ'))`;

/**
 * Search over everything that was written (1.5, 2.2): Russian word forms of texts, plain words of names, and which case a text belongs to.
 * Words go with their text when it is erased. Row-level security lets an index answer leakproof operators only, and "matches" is none:
 * so words stand in tables of their own, and the texts themselves stay behind the wall for everybody.
 */
export const search = {
  name: "0013-search",
  sql: `
  ${wordsTable("text_words", "texts", "text_id")}
  ${wordsTable("author_words", "authors", "author_id")}
  ${lookUp("otklik_texts_with", "text_words", "text_id")}
  ${lookUp("otklik_authors_with", "author_words", "author_id")}

  create function otklik_keep_text_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if new.body is null then
      delete from text_words where tenant_id = new.tenant_id and text_id = new.text_id;
    else
      insert into text_words values (new.tenant_id, new.text_id, ${russian("new.body")})
      on conflict (tenant_id, text_id) do update set words = excluded.words;
    end if;
    return null;
  end $$;
  create trigger texts_words after insert or update of body on texts for each row execute function otklik_keep_text_words();

  create function otklik_keep_author_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into author_words values (new.tenant_id, new.author_id, ${names("new")})
    on conflict (tenant_id, author_id) do update set words = excluded.words;
    return null;
  end $$;
  create trigger authors_words after insert or update of name, username on authors for each row execute function otklik_keep_author_words();

  create table case_texts (
    tenant_id text not null,
    text_id text not null,
    case_id text not null,
    primary key (tenant_id, text_id, case_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id)
  );
  ${wall("case_texts", "select, insert")}
  create function otklik_keep_case_text() returns trigger language plpgsql as $$
  begin
    insert into case_texts values (new.tenant_id, coalesce(new.data #>> '{text,textId}', new.data #>> '{question,textId}'), new.case_id)
    on conflict do nothing;
    return null;
  end $$;
  create trigger events_texts after insert on events for each row
    when (new.data #>> '{text,textId}' is not null or new.data #>> '{question,textId}' is not null) execute function otklik_keep_case_text();

  create index messages_by_link on messages (tenant_id, permalink) where permalink is not null;
  create index publications_by_link on publications (tenant_id, permalink) where permalink is not null;

  alter table texts no force row level security;
  alter table authors no force row level security;
  alter table events no force row level security;
  alter table case_texts no force row level security;
  insert into text_words select t.tenant_id, t.text_id, ${russian("t.body")} from texts t where t.body is not null;
  insert into author_words select a.tenant_id, a.author_id, ${names("a")} from authors a;
  insert into case_texts
    select distinct e.tenant_id, coalesce(e.data #>> '{text,textId}', e.data #>> '{question,textId}'), e.case_id from events e
    where coalesce(e.data #>> '{text,textId}', e.data #>> '{question,textId}') is not null;
  alter table texts force row level security;
  alter table authors force row level security;
  alter table events force row level security;
  alter table case_texts force row level security;
`,
};
