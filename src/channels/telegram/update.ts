/** The envelope of an update: what kind it is, in which chat, and the key against repetition. */
import type { PollBatch } from "#app";
import { idText, isRecord } from "../payload-reader.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The kinds we ask Telegram for; others would come only by somebody else's setting. */
export const WANTED_UPDATES = ["message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member"] as const;

export type UpdateHead = {
  readonly dedupKey: string;
  readonly kind: string;
  readonly chat: { readonly id: string; readonly isPrivate: boolean } | null;
};

/** Null when it is not an update of Telegram. */
export const headOf = (value: unknown): UpdateHead | null => {
  if (!isRecord(value)) return null;
  const updateId = idText(value["update_id"]);
  if (updateId === undefined) return null;
  const kind = Object.keys(value).find((key) => key !== "update_id" && isRecord(value[key])) ?? "";
  const body = kind === "" ? undefined : value[kind];
  return { dedupKey: dedupKeyOf(updateId, isRecord(body) ? body : {}), kind, chat: isRecord(body) ? chatOf(body) : null };
};

/** After a week of silence Telegram begins anew at a random number, so the number stands with the moment of what it tells. */
const dedupKeyOf = (updateId: string, body: Fields): string => {
  const at = idText(body["edit_date"]) ?? idText(body["date"]);
  return at === undefined ? updateId : `${updateId}@${at}`;
};

const chatOf = (body: Fields): UpdateHead["chat"] => {
  const chat = isRecord(body["chat"]) ? body["chat"] : undefined;
  const id = chat === undefined ? undefined : idText(chat["id"]);
  return id === undefined ? null : { id, isPrivate: chat?.["type"] === "private" };
};

/** An update that was asked for, in the form of a webhook: the same parser reads both. */
export const deliveryOf = (update: Fields): PollBatch["deliveries"] => {
  const head = headOf(update);
  return head === null ? [] : [{ dedupKey: head.dedupKey, eventType: head.kind, body: new TextEncoder().encode(JSON.stringify(update)) }];
};
