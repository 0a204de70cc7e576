import { appRole, lookup } from "./wall.ts";

/**
 * Search over everything that was written (1.5, 2.2): Russian word forms of texts, plain words of names. The words stand beside their text
 * and go with it when it is erased. Row-level security lets an index answer leakproof operators only, and "matches" is none:
 * the owner's function looks over the wall for the municipality of the transaction, and for no other.
 */
export const search = {
  name: "0013-search",
  sql: `
  alter table texts add column words tsvector
    generated always as (to_tsvector('pg_catalog.russian', translate(left(coalesce(body, ''), 200000), 'ёЁ', 'еЕ'))) stored;
  create index texts_words on texts using gin (words) with (fastupdate = off);
  alter table authors add column words tsvector
    generated always as (to_tsvector('pg_catalog.simple', translate(coalesce(name, '') || ' ' || coalesce(username, ''), 'ёЁ', 'еЕ'))) stored;
  create index authors_words on authors using gin (words) with (fastupdate = off);
  create index messages_of_text on messages (tenant_id, text_id);
  create index message_versions_of_text on message_versions (tenant_id, text_id);
  create index publications_of_text on publications (tenant_id, text_id);
  create index events_of_text on events ((data #>> '{text,textId}')) where data ? 'text';
  create index messages_by_link on messages (tenant_id, permalink) where permalink is not null;
  create index publications_by_link on publications (tenant_id, permalink) where permalink is not null;
  ${lookup("texts")} ${lookup("authors")} ${lookup("messages")} ${lookup("message_versions")} ${lookup("publications")} ${lookup("events")}

  create function otklik_search(in_words tsquery, in_names tsquery) returns table (case_id text, place text, text_id text)
    language sql stable security definer set search_path = public, pg_temp as $$
    with hit as materialized (
      select t.text_id from texts t where t.words @@ in_words and t.tenant_id = current_setting('otklik.tenant', true)
    )
    select m.case_id, 'message', m.text_id from hit join messages m using (text_id) where m.tenant_id = current_setting('otklik.tenant', true)
    union all
    select m.case_id, 'message', v.text_id from hit join message_versions v using (text_id) join messages m using (tenant_id, message_id)
      where v.tenant_id = current_setting('otklik.tenant', true)
    union all
    select e.case_id, 'reply', hit.text_id from hit join events e on e.data ? 'text' and e.data #>> '{text,textId}' = hit.text_id
      where e.tenant_id = current_setting('otklik.tenant', true)
    union all
    select p.case_id, 'reply', p.text_id from hit join publications p using (text_id) where p.tenant_id = current_setting('otklik.tenant', true)
    union all
    select m.case_id, 'author', null from authors a join messages m using (tenant_id, author_id)
      where a.words @@ in_names and a.tenant_id = current_setting('otklik.tenant', true)
  $$;
  revoke execute on function otklik_search(tsquery, tsquery) from public;
  grant execute on function otklik_search(tsquery, tsquery) to ${appRole};
`,
};
