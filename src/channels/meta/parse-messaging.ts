/** Messages of Messenger and of Instagram: new, edited, taken back, and our own that come back. A conversation is named by the person. */
import type { InboundAttachment } from "#app";
import {
  childAt,
  childrenAt,
  fieldOf,
  idAt,
  millisecondsAt,
  numberAt,
  optionalTextAt,
  problemAt,
  textAt,
  type PayloadNode,
} from "../payload-reader.ts";
import { eventOf, personOf, type Envelope, type Reading } from "./event-draft.ts";

const KINDS: Readonly<Record<string, InboundAttachment["kind"]>> = {
  image: "photo",
  video: "video",
  audio: "voice",
  file: "doc",
  ig_reel: "video",
  reel: "video",
};

const geo = (payload: PayloadNode): InboundAttachment => {
  const place = childAt(payload, "coordinates");
  const latitude = place === undefined ? undefined : numberAt(place, "lat");
  const longitude = place === undefined ? undefined : numberAt(place, "long");
  if (latitude === undefined || longitude === undefined) return { kind: "geo" };
  const point = `${latitude},${longitude}`;
  return { kind: "geo", externalId: point, url: `geo:${point}`, name: point };
};

/** Anything that is no file stays visible as a link. Meta's addresses carry a signature and die after a while. */
const attachment = (entry: PayloadNode): InboundAttachment => {
  const type = textAt(entry, "type");
  const given = fieldOf(entry, "payload");
  const payload = typeof given === "object" && given !== null ? (childAt(entry, "payload") ?? entry) : entry;
  if (type === "location") return geo(payload);
  const url = optionalTextAt(payload, "url") ?? optionalTextAt(entry, "url");
  const name = optionalTextAt(entry, "title") ?? optionalTextAt(payload, "title");
  const sticker = idAt(payload, "sticker_id");
  const known = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  const kind = sticker === undefined ? (known ?? "link") : "sticker";
  return {
    kind,
    ...(sticker === undefined ? {} : { externalId: sticker }),
    ...(url === undefined ? {} : { url }),
    ...(name === undefined && kind !== "link" ? {} : { name: name ?? (type === "" ? "attachment" : type) }),
    ...(url !== undefined && kind !== "link" ? { expires: true } : {}),
  };
};

/** A message that Meta cannot show to a program still tells that something was sent. */
const attachmentsOf = (message: PayloadNode): readonly InboundAttachment[] => {
  const found = childrenAt(message, "attachments").map(attachment);
  return found.length === 0 && fieldOf(message, "is_unsupported") === true ? [{ kind: "link", name: "unsupported" }] : found;
};

/** One entry of `messaging`. */
export const parseMessaging = (node: PayloadNode, envelope: Envelope): Reading => {
  const edit = fieldOf(node, "message_edit") === undefined ? undefined : childAt(node, "message_edit");
  const message = edit ?? (fieldOf(node, "message") === undefined ? undefined : childAt(node, "message"));
  if (message === undefined) return { ignored: reasonFor(node) };
  const mid = optionalTextAt(message, "mid");
  const people = { from: personAt(node, "sender"), to: personAt(node, "recipient") };
  const isEcho = fieldOf(message, "is_echo") === true || people.from === envelope.accountId;
  const citizen = isEcho ? people.to : people.from;
  if (mid === undefined || citizen === undefined) {
    const path = `${node.path}.message.mid`;
    node.problems.push(problemAt("meta.noPlace", path, "Не указано, кто и что написал.", "It is not told who wrote and what."));
    return { events: [] };
  }
  const at = millisecondsAt(node, "timestamp") ?? envelope.happenedAt;
  const base = {
    thread: { conversationId: citizen },
    externalId: mid,
    text: textAt(message, "text"),
    attachments: attachmentsOf(message),
    occurredAt: at,
  };
  const author = personOf({ id: isEcho ? envelope.accountId : citizen });
  if (fieldOf(message, "is_deleted") === true)
    return isEcho
      ? { ignored: "a message of our own is taken back" }
      : {
          events: [eventOf(envelope, { ...base, author, kind: "direct.deleted", dedupKey: `m:${mid}:deleted`, text: "", attachments: [] })],
        };
  if (edit !== undefined) {
    const mark = numberAt(edit, "num_edit") ?? at;
    if (isEcho) return { ignored: "an edit of the page's own words" };
    return { events: [eventOf(envelope, { ...base, author, kind: "direct.edited", dedupKey: `m:${mid}:edit:${mark}` })] };
  }
  return { events: [eventOf(envelope, { ...base, author, kind: isEcho ? "own.echo" : "direct.new", dedupKey: `m:${mid}` })] };
};

const personAt = (node: PayloadNode, key: string): string | undefined => {
  const person = childAt(node, key);
  return person === undefined ? undefined : idAt(person, "id");
};

const REASONS: Readonly<Record<string, string>> = {
  read: "a message was read",
  delivery: "a message was delivered",
  reaction: "a reaction to a message",
  postback: "a press of a button",
  referral: "a way into the conversation",
  optin: "a press of a button",
};

const reasonFor = (node: PayloadNode): string => {
  const key = Object.keys(REASONS).find((name) => Object.hasOwn(node.fields, name));
  return (key === undefined ? undefined : REASONS[key]) ?? "a messaging event that means nothing to a case";
};
