/** A further piece of a message that its network sends piece by piece (an album): joined to the one that is here already, in any order. */
import { enqueueAttachments } from "../attachments/keep.ts";
import type { MessageRow } from "../ports/store.ts";
import type { Arrival } from "./arrival.ts";
import { changeMessage } from "./changed-message.ts";

/** Adds the piece's files; its words, if it has any, go under the words that are here. The same piece again changes nothing. */
export async function joinPart(arrival: Arrival, message: MessageRow): Promise<void> {
  const { tx, event } = arrival;
  const partId = event.thread.ownCommentId ?? event.externalId;
  if (partId === message.thread.ownCommentId) return;
  const joined = await tx.addMessagePart(message.messageId, { partId, attachments: event.attachments });
  if (joined !== "known" && event.attachments.length > 0) await enqueueAttachments(tx, message.messageId);
  if (joined === "known" || event.text === "") return;
  const before = (await tx.texts([message.text.textId])).get(message.text.textId) ?? "";
  const text = before === "" ? event.text : `${before}\n\n${event.text}`;
  await changeMessage({ ...arrival, event: { ...event, kind: message.kind === "direct" ? "direct.edited" : "comment.edited", text } });
}
