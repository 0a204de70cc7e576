/** The stored raw bytes of a delivery → normalised events. Pure, and total over any JSON. */
import type { InboundEvent, ParsedPayload, PayloadProblem } from "#app";
import { childAt, childrenAt, decodeJson, fieldOf, isRecord, problemAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { headOf, isDirectEvent, isPostEvent } from "./envelope.ts";
import { eventOf, legacyAuthor, type Envelope, type Reading } from "./event-draft.ts";
import { digitsAt, parseDirect, parseLegacyDirects } from "./parse-direct.ts";
import { parseDeletion, parsePost, payloadOf } from "./parse-post.ts";

export type ParseContext = { readonly accountId?: string | undefined; readonly receivedAt?: number | undefined };

type Sorted = { readonly events: readonly InboundEvent[]; readonly ignored: ParsedPayload["ignored"] };

/** Never throws: what cannot be read is a problem in words, and the rest of the payload is kept. */
export const parseX = (body: Uint8Array, context: ParseContext = {}): ParsedPayload => {
  const decoded = decodeJson(body);
  if (!decoded.ok) return onlyProblem(decoded.problem);
  const { value } = decoded;
  const root: PayloadNode = { fields: isRecord(value) ? value : {}, path: "", problems: [] };
  const head = headOf(value, body);
  const accountId = context.accountId ?? head?.accountId ?? "";
  const envelope = { accountId, eventType: head?.eventType ?? "", receivedAt: context.receivedAt ?? 0 };
  if (head !== null) return { ...sorted([read(root, envelope)], envelope.eventType), problems: root.problems };
  if (Array.isArray(root.fields["data"])) return { ...sorted(listed(root, envelope), "list"), problems: root.problems };
  return onlyProblem(
    problemAt("x.notEvent", "", "Это не событие X: нет поля «event_type».", 'This is not an event of X: there is no "event_type".'),
  );
};

const onlyProblem = (problem: PayloadProblem): ParsedPayload => ({ events: [], ignored: [], problems: [problem] });

const sorted = (readings: readonly Reading[], type: string): Sorted => ({
  events: readings.flatMap((reading) => ("ignored" in reading ? [] : reading.events)),
  ignored: readings.flatMap((reading) => ("ignored" in reading ? [{ type, reason: reading.ignored }] : [])),
});

/** An answer to our own question: posts, or messages by their `event_type`. */
const listed = (root: PayloadNode, envelope: Envelope): readonly Reading[] => {
  const includes = childAt(root, "includes");
  const entries = childrenAt(root, "data");
  if (entries.length === 0) return root.problems.length === 0 ? [{ ignored: "an answer without entries" }] : [];
  return entries.map((entry) =>
    fieldOf(entry, "event_type") === undefined && fieldOf(entry, "dm_conversation_id") === undefined
      ? parsePost(entry, includes, envelope)
      : parseDirect(entry, includes, envelope),
  );
};

const read = (root: PayloadNode, envelope: Envelope): Reading => {
  const data = fieldOf(root, "data") === undefined ? undefined : childAt(root, "data");
  return data === undefined ? readLegacy(root, envelope) : readActivity(data, envelope);
};

const readActivity = (data: PayloadNode, envelope: Envelope): Reading => {
  const { eventType } = envelope;
  const payload = payloadOf(data);
  const includes = childAt(data, "includes");
  if (isPostEvent(eventType)) return parsePost(payload, includes, envelope);
  if (isDirectEvent(eventType)) {
    const isLegacy = fieldOf(payload, "direct_message_events") !== undefined;
    return isLegacy ? parseLegacyDirects(payload, envelope) : parseDirect(payload, includes, envelope);
  }
  if (eventType === "post.delete") return parseDeletion(payload, envelope, undefined);
  if (eventType === "oauth.revoke") return revoked(envelope, textAt(data, "event_uuid"));
  return { ignored: "an event that means nothing to a case" };
};

const readLegacy = (root: PayloadNode, envelope: Envelope): Reading => {
  switch (envelope.eventType) {
    case "direct_message_events":
      return parseLegacyDirects(root, envelope);
    case "tweet_delete_events":
      return gone(root, envelope);
    case "user_event": {
      const event = childAt(root, "user_event");
      const revocation = event === undefined ? undefined : childAt(event, "revoke");
      return revocation === undefined ? { ignored: "an event of the account" } : revoked(envelope, textAt(revocation, "date_time"));
    }
    case "tweet_create_events":
      return { ignored: "a post in the older form: posts come by the X Activity API or by asking" };
    default:
      return { ignored: "an event that means nothing to a case" };
  }
};

const gone = (root: PayloadNode, envelope: Envelope): Reading => {
  const readings = childrenAt(root, "tweet_delete_events").map((entry): Reading => {
    const status = childAt(entry, "status");
    return status === undefined ? { events: [] } : parseDeletion(status, envelope, digitsAt(entry, "timestamp_ms"));
  });
  const events = readings.flatMap((reading) => ("ignored" in reading ? [] : reading.events));
  return events.length === 0 ? { ignored: "posts of our own are gone" } : { events };
};

/** The page took our application's access away. */
const revoked = (envelope: Envelope, mark: string): Reading => ({
  events: [
    eventOf(envelope, {
      kind: "account.revoked",
      dedupKey: `revoke:${mark === "" ? envelope.receivedAt : mark}`,
      thread: {},
      externalId: envelope.accountId === "" ? "account" : envelope.accountId,
      author: envelope.accountId === "" ? null : legacyAuthor(undefined, envelope.accountId),
      text: "",
      attachments: [],
      occurredAt: envelope.receivedAt,
    }),
  ],
});
