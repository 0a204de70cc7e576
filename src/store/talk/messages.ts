/** Messages with every version of their text (2.2): unique by the network's own key. */
import type { Selectable } from "kysely";
import type { CaseId, MessageId, MessageKind, TextId, TextRef } from "#case";
import type { InboundAttachment, InboundThread, MessageRow } from "#app";
import type { Instant } from "#worktime";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

type Row = Selectable<Rows["messages"]>;

const refOf = (row: Pick<Row, "text_id" | "text_digest" | "text_length">): TextRef => ({
  textId: row.text_id as TextId,
  digest: row.text_digest,
  length: row.text_length,
});

const toMessage = (row: Row): MessageRow => ({
  messageId: row.message_id as MessageId,
  caseId: row.case_id as CaseId,
  pageId: row.page_id,
  network: row.network,
  externalId: row.external_id,
  kind: row.kind as MessageKind,
  authorId: row.author_id,
  thread: row.thread as InboundThread,
  permalink: row.permalink,
  occurredAt: row.occurred_at,
  arrivedAt: row.arrived_at,
  text: refOf(row),
  attachments: row.attachments as readonly InboundAttachment[],
  removedAt: row.removed_at,
});

/** Keeps a message once: the same network, page, id and kind again is a duplicate. */
export const putMessage = async ({ db, tenantId }: Scope, message: MessageRow): Promise<"stored" | "duplicate"> => {
  const written = await db
    .insertInto("messages")
    .values({
      tenant_id: tenantId,
      message_id: message.messageId,
      case_id: message.caseId,
      page_id: message.pageId,
      network: message.network,
      external_id: message.externalId,
      kind: message.kind,
      author_id: message.authorId,
      thread: JSON.stringify(message.thread),
      permalink: message.permalink,
      occurred_at: message.occurredAt,
      arrived_at: message.arrivedAt,
      text_id: message.text.textId,
      text_digest: message.text.digest,
      text_length: message.text.length,
      text_at: message.occurredAt,
      attachments: JSON.stringify(message.attachments),
      removed_at: message.removedAt,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows) === 1 ? "stored" : "duplicate";
};

/** The message by the network's own key. */
export const findMessage = async (
  { db, tenantId }: Scope,
  key: { readonly network: string; readonly pageId: string; readonly externalId: string; readonly kind: MessageKind },
): Promise<MessageRow | null> => {
  const row = await db
    .selectFrom("messages")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("network", "=", key.network)
    .where("page_id", "=", key.pageId)
    .where("external_id", "=", key.externalId)
    .where("kind", "=", key.kind)
    .executeTakeFirst();
  return row ? toMessage(row) : null;
};

/** One message by our own id. */
export const readMessage = async ({ db, tenantId }: Scope, messageId: MessageId): Promise<MessageRow | null> => {
  const row = await db
    .selectFrom("messages")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return row ? toMessage(row) : null;
};

/** All messages of a case, in the order of arrival. */
export const messagesOf = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<readonly MessageRow[]> => {
  const rows = await db
    .selectFrom("messages")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .orderBy("arrived_at")
    .orderBy("message_id")
    .execute();
  return rows.map(toMessage);
};

export type NewVersion = { readonly text: TextRef; readonly attachments: readonly InboundAttachment[]; readonly at: Instant };

/** The newest text takes the message's place; the one before it goes to the versions. */
export const addMessageVersion = async ({ db, tenantId }: Scope, messageId: MessageId, next: NewVersion): Promise<void> => {
  const old = await db
    .selectFrom("messages")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", messageId)
    .forUpdate()
    .executeTakeFirst();
  if (!old) throw new Error(`No message ${messageId} to add a version to.`);
  const count = await db
    .selectFrom("message_versions")
    .select((by) => by.fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", messageId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("message_versions")
    .values({
      tenant_id: tenantId,
      message_id: messageId,
      version: count.count + 1,
      text_id: old.text_id,
      text_digest: old.text_digest,
      text_length: old.text_length,
      attachments: JSON.stringify(old.attachments),
      at: old.text_at,
    })
    .execute();
  const { text, attachments, at } = next;
  await db
    .updateTable("messages")
    .set({
      text_id: text.textId,
      text_digest: text.digest,
      text_length: text.length,
      text_at: at,
      attachments: JSON.stringify(attachments),
    })
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", messageId)
    .execute();
};

/** Joins a further piece once: its files stand behind those that are here, its name in the thread. */
export const addMessagePart = async (
  { db, tenantId }: Scope,
  messageId: MessageId,
  { attachments, partId }: { readonly partId: string; readonly attachments: readonly InboundAttachment[] },
): Promise<"joined" | "known"> => {
  const row = await db
    .selectFrom("messages")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", messageId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Error(`No message ${messageId} to add a part to.`);
  const message = toMessage(row);
  const { partIds = [] } = message.thread;
  if (partIds.includes(partId)) return "known";
  await db
    .updateTable("messages")
    .set({
      attachments: JSON.stringify([...message.attachments, ...attachments]),
      thread: JSON.stringify({ ...message.thread, partIds: [...partIds, partId] }),
    })
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", messageId)
    .execute();
  return "joined";
};

/** The author removed the message, or (null) put it back; its text stays. */
export const setMessageRemoved = async ({ db, tenantId }: Scope, messageId: MessageId, at: Instant | null): Promise<void> => {
  await db.updateTable("messages").set({ removed_at: at }).where("tenant_id", "=", tenantId).where("message_id", "=", messageId).execute();
};

type Version = { readonly text: TextRef; readonly at: Instant };

/** Former texts of these messages, oldest first; `at` is when each was written. */
export const versionsOf = async (
  { db, tenantId }: Scope,
  ids: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, readonly Version[]>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("message_versions")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("message_id", "in", ids)
    .orderBy("version")
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ id: row.message_id as MessageId, text: refOf(row), at: row.at })),
    ({ id }) => id,
  );
};

/** Open cases with a message of this author on this page, newest first. */
export const openCasesOfAuthor = async ({ db, tenantId }: Scope, pageId: string, authorId: string) => {
  const rows = await db
    .selectFrom("messages as m")
    .innerJoin("cases as c", (on) => on.onRef("c.tenant_id", "=", "m.tenant_id").onRef("c.case_id", "=", "m.case_id"))
    .selectAll("m")
    .select(["c.step", "c.number"])
    .where("m.tenant_id", "=", tenantId)
    .where("m.page_id", "=", pageId)
    .where("m.author_id", "=", authorId)
    .where("c.ended", "=", false)
    .orderBy("c.number", "desc")
    .orderBy("m.arrived_at")
    .orderBy("m.message_id")
    .execute();
  return [...Map.groupBy(rows, (row) => row.case_id)].map(([caseId, own]) => ({
    caseId: caseId as CaseId,
    step: own[0]?.step ?? "",
    messages: own.map(toMessage),
  }));
};
