/** Full-text search: who may see which case is decided by the caller's scope, the municipality by the transaction. */
import { sql, type RawBuilder } from "kysely";
import type { FoundPlace, FoundRow, Fragment, SearchAnswer, SearchQuery } from "#app";
import type { Scope } from "../scope.ts";
import { pageColumns, pageJoins, toRow, type ShownRow } from "./list.ts";

/** Marks of a hit inside a headline: control characters that no text holds (PostgreSQL keeps no such bytes from a form). */
const opens = "\u0002";
const closes = "\u0003";
const headline = `StartSel=${opens}, StopSel=${closes}, MaxFragments=1, MaxWords=30, MinWords=12`;

const fragmentOf = (marked: string | null): Fragment | null => {
  if (marked === null || !marked.includes(opens)) return null;
  return marked
    .split(opens)
    .flatMap((piece, index): Fragment => {
      if (index === 0) return [{ text: piece, hit: false }];
      const [hit = "", rest = ""] = piece.split(closes);
      return [
        { text: hit, hit: true },
        { text: rest, hit: false },
      ];
    })
    .filter(({ text }) => text !== "");
};

type Asked = { readonly number: number | null; readonly link: string | null; readonly words: string };

/** What a person may mean by what they typed: "№ 512", an address of a message in a network, or words. */
export const readWords = (typed: string): Asked => {
  const words = typed.trim().slice(0, 200).replaceAll("ё", "е").replaceAll("Ё", "Е");
  const number = /^[№#]?\s*(\d{1,9})$/u.exec(words)?.[1];
  const link = /^https?:\/\/\S+$/u.test(typed.trim()) ? typed.trim() : null;
  return { number: number === undefined ? null : Number(number), link, words };
};

/** The last word may be unfinished: people read the answer while they type. */
const unfinished = (config: "russian" | "simple", words: string): RawBuilder<unknown> =>
  sql`(nullif(websearch_to_tsquery(${`pg_catalog.${config}`}::regconfig, ${words})::text, '') || ':*')::tsquery`;

/** Gives a piece of a text its ё back: the search reads it as е. */
const asWritten = (fragment: Fragment, original: string | null): Fragment => {
  if (original === null) return fragment;
  const at = original
    .replaceAll("ё", "е")
    .replaceAll("Ё", "Е")
    .indexOf(fragment.map(({ text }) => text).join(""));
  if (at === -1) return fragment;
  let from = at;
  return fragment.map(({ text, hit }) => {
    const piece = original.slice(from, from + text.length);
    from += text.length;
    return { text: piece, hit };
  });
};

/** `original` is there only where the text has a ё. */
type Row = ShownRow & { readonly place: FoundPlace; readonly marked: string | null; readonly original: string | null };

/** The cases in which the words stand, in any form of them. */
export const searchCases = async ({ db, tenantId }: Scope, { words: typed, scope, limit }: SearchQuery): Promise<SearchAnswer> => {
  const { number, link, words } = readWords(typed);
  if (words === "") return { rows: [], more: false };
  const isMine =
    scope.kind === "all"
      ? sql`true`
      : sql`exists (select from case_units cu where cu.tenant_id = ${tenantId} and cu.unit_id = ${scope.unitId} and cu.case_id = c.case_id)`;
  const { rows } = await sql<Row>`
    with asked as materialized (select ${unfinished("russian", words)} as words, ${unfinished("simple", words)} as names),
    found (case_id, place, text_id) as (
      select ct.case_id, 'text', ct.text_id
        from asked, otklik_texts_with(asked.words) hit join case_texts ct on ct.tenant_id = ${tenantId} and ct.text_id = hit
      union all select m.case_id, 'author', null from asked, otklik_authors_with(asked.names) who
        join messages m on m.tenant_id = ${tenantId} and m.author_id = who
      union all select case_id, 'number', null from cases where tenant_id = ${tenantId} and number = ${number}::bigint
      union all select case_id, 'link', null from messages where tenant_id = ${tenantId} and permalink = ${link}::text
      union all select case_id, 'link', null from publications where tenant_id = ${tenantId} and permalink = ${link}::text
    ),
    best as (
      select distinct on (case_id) case_id, place, text_id from found
      order by case_id, array_position(array['number', 'link', 'text', 'author'], place), text_id
    ),
    shown as materialized (
      select best.*, c.last_event_at from best join cases c on c.tenant_id = ${tenantId} and c.case_id = best.case_id and ${isMine}
      order by (best.place in ('number', 'link')) desc, c.last_event_at desc, c.number desc limit ${limit + 1}
    )
    select ${pageColumns},
      case when shown.place <> 'text' then shown.place when found_text.kind = 'message' then 'message' else 'reply' end as place,
      case when shown.text_id is not null then ts_headline('pg_catalog.russian', translate(left(found_text.body, 20000), 'ёЁ', 'еЕ'), asked.words, ${headline}) end as marked,
      case when found_text.body ~ '[ёЁ]' then left(found_text.body, 20000) end as original
    from shown cross join asked
    join cases c on c.tenant_id = ${tenantId} and c.case_id = shown.case_id
    ${pageJoins(tenantId)}
    left join texts found_text on found_text.tenant_id = ${tenantId} and found_text.text_id = shown.text_id
    order by (shown.place in ('number', 'link')) desc, shown.last_event_at desc, c.number desc`.execute(db);
  return { rows: rows.slice(0, limit).map(toFound), more: rows.length > limit };
};

const toFound = (row: Row): FoundRow => {
  const fragment = fragmentOf(row.marked);
  return { ...toRow(row), place: row.place, fragment: fragment === null ? null : asWritten(fragment, row.original) };
};
