import { wall } from "./wall.ts";

/** What became of citizens' attachments: kept as files, left as links, refused or still to be fetched (2.2, 2.7). */
export const attachments = {
  name: "0015-attachments",
  sql: `
  create table attachments (
    tenant_id text not null,
    message_id text not null,
    key text not null,
    kind text not null,
    status text not null check (status in ('waiting', 'kept', 'linkOnly', 'refused', 'failed')),
    file_id text,
    preview_id text,
    reason text,
    attempts integer not null default 0,
    next_attempt_at bigint,
    primary key (tenant_id, message_id, key),
    foreign key (tenant_id, message_id) references messages (tenant_id, message_id)
  );
  ${wall("attachments")}
`,
};
