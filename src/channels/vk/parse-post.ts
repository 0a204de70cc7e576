/** Posts on the community's wall, those suggested by citizens included. */
import type { InboundAttachment, InboundEvent } from "#app";
import { childrenAt, idAt, optionalTextAt, requiredIdAt, secondsAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { authorOf, eventOf, isOurs, type Envelope } from "./event-draft.ts";
import { postLink } from "./links.ts";

/** A repost shows as a link to what was reposted, with the beginning of its words. */
const reposted = (object: PayloadNode, host: string): readonly InboundAttachment[] =>
  childrenAt(object, "copy_history").flatMap((original) => {
    const owner = idAt(original, "owner_id");
    const id = idAt(original, "id");
    const name = optionalTextAt(original, "text")?.slice(0, 200);
    const link: InboundAttachment = {
      kind: "link",
      ...(owner === undefined || id === undefined ? {} : { externalId: `wall${owner}_${id}`, url: postLink(owner, id, host) }),
      ...(name === undefined ? {} : { name }),
    };
    return [link, ...attachmentsOf(original, host)];
  });

/** A delayed post is nobody's message yet. */
export const isPostponed = (object: PayloadNode): boolean => object.fields["post_type"] === "postpone";

/** A wall post event, or null when it has no id (the problem is already noted). */
export const parsePost = (object: PayloadNode, envelope: Envelope): InboundEvent | null => {
  const postId = requiredIdAt(object, "id");
  if (postId === undefined) return null;
  const ownerId = idAt(object, "owner_id") ?? idAt(object, "to_id") ?? `-${envelope.groupId}`;
  const fromId = idAt(object, "from_id");
  return eventOf(envelope, {
    kind: isOurs(fromId, envelope) ? "own.echo" : "post.new",
    thread: { publicPostId: postId },
    externalId: postId,
    author: authorOf(fromId, envelope.host),
    text: textAt(object, "text"),
    attachments: [...attachmentsOf(object, envelope.host), ...reposted(object, envelope.host)],
    occurredAt: secondsAt(object, "date") ?? envelope.receivedAt,
    permalink: postLink(ownerId, postId, envelope.host),
  });
};
