/** A municipality with many cases, made by SQL: one in ten is live, words are as long as real ones (median 163 characters). */
import { Client } from "pg";

export const benchTenant = "bench";

const statements = (cases: number): readonly string[] => [
  `insert into organisations values ('${benchTenant}', 'Поселение', '{}', 'gulkevichi', 1)`,
  `insert into counters values ('${benchTenant}', 'case', ${cases})`,
  `insert into units select '${benchTenant}', 'unit-' || u, 'Отдел ' || u, 'Отдел ' || u, null, true from generate_series(1, 30) u`,
  `insert into case_numbers select '${benchTenant}', 'case-' || n, n from generate_series(1, ${cases}) n`,
  `insert into authors select '${benchTenant}', 'author-' || n, 'vk', n::text, 'user', 'Имя Фамилия ' || n, null, null from generate_series(1, ${cases / 5}) n`,
  `insert into texts select '${benchTenant}', 'text-' || n, 'message', '\\x00', repeat('обращение о дороге и фонарях ', 2 + (n % 17)) || case n % 17 when 0 then 'колодец ' || n || 'й' else '' end, md5(n::text) || md5(n::text), 163, null from generate_series(1, ${cases}) n`,
  `insert into messages select '${benchTenant}', 'message-' || n, 'case-' || n, null, 'vk', n::text, 'comment', 'author-' || (1 + n % ${cases / 5}), '{"publicPostId":"1"}', 'https://example.invalid/' || n,
     n, n, 'text-' || n, md5(n::text), 163, n, '[]', null from generate_series(1, ${cases}) n`,
  `insert into events select '${benchTenant}', 'case-' || n, 1, 'received', jsonb_build_object('messageId', 'message-' || n, 'kind', 'comment', 'channel', 'vk', 'route', 'pages', 'procedure', 'gulkevichi', 'edition', '1',
     'text', jsonb_build_object('textId', 'text-' || n, 'digest', md5(n::text), 'length', 163), 'files', '[]'::jsonb), '{"kind":"network"}', 'received', n from generate_series(1, ${cases}) n`,
  `insert into unsealed (tenant_id, case_id, version) select '${benchTenant}', 'case-' || n, 1 from generate_series(1, ${cases}) n`,
  `insert into cases select '${benchTenant}', 'case-' || n, 1, n, 'gulkevichi', '1', 'pages', 'vk', null, 'message-' || n, 'comment', n,
     case n % 10 when 0 then 'drafting' else 'done' end, n, case n % 10 when 0 then array[(array['curator', 'head', 'unit', 'author'])[1 + (n / 10) % 4]] else '{}' end,
     array['unit-' || (1 + (n / 10) % 30)], n % 10 <> 0, false, false,
     case n % 10 when 0 then jsonb_build_object('timer', 'draft', 'clause', '3.1.2', 'due', 1000000000000 + (n * 7919) % 1000000, 'status', 'running', 'startedAt', n) end,
     '[{"timer":"draft","clause":"3.1.2","term":{"amount":8,"unit":"workingHour"},"pauses":[]}]', n from generate_series(1, ${cases}) n`,
  `insert into case_units select tenant_id, u, case_id, number, ended, due_order, step_since, waits_head, waits_unit, waits_author from cases, unnest(units) u`,
  "vacuum (analyze)",
];

/** Fills the database of this owner. */
export const fill = async (ownerUrl: string, cases: number): Promise<void> => {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const statement of statements(cases)) await client.query(statement);
  } finally {
    await client.end();
  }
};
