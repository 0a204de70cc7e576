/** The stored raw bytes of a callback (or of one Long Poll update) → normalised events. Pure, and total over any JSON. */
import { createHash } from "node:crypto";
import type { InboundEvent, ParsedPayload, PayloadProblem } from "#app";
import { childAt, decodeJson, idAt, isRecord, optionalTextAt, problemAt, textAt, type PayloadNode } from "../payload-reader.ts";
import type { Envelope } from "./event-draft.ts";
import { ignoredReason } from "./ignored-types.ts";
import { DEFAULT_LINK_HOST } from "./links.ts";
import { commentTypeOf, parseComment } from "./parse-comment.ts";
import { isMessageType, isPermissionType, isServiceMessage, parseMessage, parsePermission } from "./parse-message.ts";
import { isPostponed, parsePost } from "./parse-post.ts";

export type ParseContext = { readonly accountId?: string | undefined; readonly receivedAt?: number | undefined; readonly host?: string };

/** The key against repetition: VK's `event_id`, or a digest of the bytes where an old version or Long Poll sends none. */
export const dedupKeyOf = (eventId: string | undefined, body: Uint8Array): string =>
  eventId ?? `sha256:${createHash("sha256").update(body).digest("hex")}`;

/** Never throws: what cannot be read is a problem in words, and the rest of the payload is kept. */
export const parseVk = (body: Uint8Array, context: ParseContext = {}): ParsedPayload => {
  const decoded = decodeJson(body);
  if (!decoded.ok) return onlyProblem(decoded.problem);
  if (!isRecord(decoded.value) || typeof decoded.value["type"] !== "string") {
    return onlyProblem(
      problemAt("vk.notEvent", "", "Это не событие ВКонтакте: нет поля «type».", 'This is not an event of VK: there is no "type".'),
    );
  }
  const root: PayloadNode = { fields: decoded.value, path: "", problems: [] };
  const groupId = idAt(root, "group_id") ?? context.accountId;
  if (groupId === undefined) {
    return onlyProblem(problemAt("vk.noGroup", "group_id", "Не указано сообщество (group_id).", "The community (group_id) is not given."));
  }
  return dispatch(root, {
    groupId,
    dedupKey: dedupKeyOf(optionalTextAt(root, "event_id"), body),
    type: textAt(root, "type"),
    host: context.host ?? DEFAULT_LINK_HOST,
    receivedAt: context.receivedAt ?? 0,
  });
};

const onlyProblem = (problem: PayloadProblem): ParsedPayload => ({ events: [], ignored: [], problems: [problem] });

type Reading = { readonly event: InboundEvent | null } | { readonly ignored: string };

const dispatch = (root: PayloadNode, envelope: Envelope): ParsedPayload => {
  const reading = isHandled(envelope.type) ? read(root, envelope) : { ignored: ignoredReason(envelope.type) };
  if ("ignored" in reading) return { events: [], ignored: [{ type: envelope.type, reason: reading.ignored }], problems: root.problems };
  return { events: reading.event === null ? [] : [reading.event], ignored: [], problems: root.problems };
};

const isHandled = (type: string): boolean =>
  type === "wall_post_new" || isMessageType(type) || isPermissionType(type) || commentTypeOf(type) !== null;

const read = (root: PayloadNode, envelope: Envelope): Reading => {
  const object = childAt(root, "object");
  if (object === undefined) {
    root.problems.push(problemAt("vk.noObject", "object", "В событии нет поля «object».", 'The event has no "object".'));
    return { event: null };
  }
  if (envelope.type === "wall_post_new") {
    return isPostponed(object) ? { ignored: "a delayed post of our own" } : { event: parsePost(object, envelope) };
  }
  if (isPermissionType(envelope.type)) return { event: parsePermission(object, envelope) };
  if (isMessageType(envelope.type)) {
    return isServiceMessage(object) ? { ignored: "a service message of a chat" } : { event: parseMessage(object, envelope) };
  }
  const comment = commentTypeOf(envelope.type);
  return { event: comment === null ? null : parseComment(object, comment, envelope) };
};
