/**
 * What X delivers, by its outside: an event of the X Activity API (`data.event_type`), an older one of the Account Activity API
 * (`for_user_id`), or the answer to a question of ours (`data` as a list). The key against repetition is the thing itself, not the delivery:
 * one post comes as a mention and as a reply, and once more by asking.
 */
import { createHash } from "node:crypto";
import { idText, isRecord } from "../payload-reader.ts";

type Fields = Readonly<Record<string, unknown>>;

export type Head = { readonly dedupKey: string; readonly eventType: string; readonly accountId: string | undefined };

const LEGACY = /_events?$/u;

/** The kind of an older event, or undefined. */
export const legacyTypeOf = (fields: Fields): string | undefined => Object.keys(fields).find((key) => LEGACY.test(key));

/** Null when it is no event of X. */
export const headOf = (value: unknown, body: Uint8Array): Head | null => {
  if (!isRecord(value)) return null;
  const { data } = value;
  if (isRecord(data) && typeof data["event_type"] === "string") {
    const payload = isRecord(data["payload"]) ? data["payload"] : {};
    const filter = isRecord(data["filter"]) ? data["filter"] : {};
    const eventType = data["event_type"];
    return { dedupKey: keyOf(eventType, payload) ?? uniqueKey(data, body), eventType, accountId: idText(filter["user_id"]) };
  }
  const legacy = legacyTypeOf(value);
  if (legacy === undefined) return null;
  return { dedupKey: legacyKey(legacy, value) ?? hashOf(body), eventType: legacy, accountId: idText(value["for_user_id"]) };
};

const hashOf = (body: Uint8Array): string => `sha256:${createHash("sha256").update(body).digest("hex")}`;

const uniqueKey = (data: Fields, body: Uint8Array): string =>
  typeof data["event_uuid"] === "string" && data["event_uuid"] !== "" ? data["event_uuid"] : hashOf(body);

const POST_EVENT = /^post\.(?:mention\.|reply\.|quote\.)?create$/u;

/** True for a new post, whatever it is to us. */
export const isPostEvent = (eventType: string): boolean => POST_EVENT.test(eventType);

/** True for a direct message, theirs or ours. */
export const isDirectEvent = (eventType: string): boolean => eventType === "dm.received" || eventType === "dm.sent";

const keyOf = (eventType: string, payload: Fields): string | null => {
  if (isDirectEvent(eventType)) return directKey(payload);
  const id = idText(payload["id"]);
  if (id === undefined) return null;
  if (isPostEvent(eventType)) return postKey(id);
  return eventType === "post.delete" ? `post.delete:${id}` : null;
};

export const postKey = (id: string): string => `post:${id}`;
export const directKeyOf = (id: string): string => `dm:${id}`;

const idsIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter(isRecord).flatMap(({ id }) => idText(id) ?? []) : [];

const directKey = (payload: Fields): string | null => {
  const ids = Array.isArray(payload["direct_message_events"]) ? idsIn(payload["direct_message_events"]) : idsIn([payload]);
  return ids.length === 0 ? null : directKeyOf(ids.join(","));
};

const legacyKey = (type: string, fields: Fields): string | null => (type === "direct_message_events" ? directKey(fields) : null);
