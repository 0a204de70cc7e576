import { wall } from "./wall.ts";

/** What a person wrote down about a message that came another way (3.1, 3.2): contacts and the way of the reply lie apart from events, erasable (1.5). */
export const manualCards = {
  name: "0008-manual-cards",
  sql: `
  create table manual_cards (
    tenant_id text not null,
    case_id text not null,
    source text not null check (source in ('districtHead', 'incident', 'other')),
    contacts_text_id text,
    reply_way_text_id text,
    reply_page_id text,
    reply_link text,
    reason_text_id text not null,
    entered_by text not null,
    entered_at bigint not null,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, case_id) references case_numbers (tenant_id, case_id) deferrable initially deferred,
    foreign key (tenant_id, contacts_text_id) references texts (tenant_id, text_id),
    foreign key (tenant_id, reply_way_text_id) references texts (tenant_id, text_id),
    foreign key (tenant_id, reason_text_id) references texts (tenant_id, text_id),
    foreign key (tenant_id, reply_page_id) references pages (tenant_id, page_id),
    foreign key (tenant_id, entered_by) references people (tenant_id, person_id)
  );
  ${wall("manual_cards")}

  create index messages_recent on messages (tenant_id, arrived_at);
`,
};
