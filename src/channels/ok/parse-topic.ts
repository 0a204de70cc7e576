/** A topic of the page: its words and pictures; one that a citizen wrote is a citizen's post. */
import type { InboundAttachment, InboundEvent } from "#app";
import { childrenAt, idAt, numberAt, optionalTextAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { photoAddress } from "./attachments.ts";
import { authorOf, eventOf, type Envelope } from "./event-draft.ts";
import { topicLink } from "./links.ts";

/** The words of a topic: all its parts that are text. */
export const topicText = (topic: PayloadNode): string =>
  childrenAt(topic, "media")
    .filter((part) => textAt(part, "type") === "text")
    .map((part) => textAt(part, "text"))
    .filter((text) => text !== "")
    .join("\n\n");

const photosOf = (topic: PayloadNode): readonly InboundAttachment[] =>
  childrenAt(topic, "media")
    .filter((part) => textAt(part, "type") === "photo")
    .flatMap((part) => childrenAt(part, "photos"))
    .map((photo) => {
      const url = photoAddress(photo.fields);
      const externalId = optionalTextAt(photo, "id");
      return { kind: "photo", expires: true, ...(externalId === undefined ? {} : { externalId }), ...(url === undefined ? {} : { url }) };
    });

/** When the topic was published, or undefined. */
export const topicCreatedAt = (topic: PayloadNode): number | undefined => {
  const at = numberAt(topic, "created_ms");
  return at !== undefined && at >= 0 && at <= 8_640_000_000_000_000 ? Math.round(at) : undefined;
};

/** Who wrote the topic, by OK's reference; "" where it does not say. */
export const topicAuthor = (topic: PayloadNode): string => textAt(topic, "author_ref");

/** The event of a citizen's topic, or null when it has no id. */
export const parseTopic = (topic: PayloadNode, envelope: Envelope): InboundEvent | null => {
  const topicId = idAt(topic, "id");
  if (topicId === undefined) return null;
  return eventOf(envelope, {
    kind: topicAuthor(topic) === `group:${envelope.groupId}` ? "own.echo" : "post.new",
    dedupKey: `topic:${topicId}`,
    thread: { publicPostId: topicId },
    externalId: topicId,
    author: authorOf(topicAuthor(topic), undefined, envelope.host),
    text: topicText(topic),
    attachments: photosOf(topic),
    occurredAt: topicCreatedAt(topic) ?? envelope.receivedAt,
    permalink: topicLink(envelope.groupId, topicId, envelope.host),
  });
};
