/** What every scenario of the contract stands on: a fresh fake with its inbox, the newest event, a reply to it. */
import { randomUUID } from "node:crypto";
import type { InboundEvent, OutboundFile, OutboundReply, OutboundTarget } from "#app";
import type { RunningFake } from "./contract-driver.ts";
import type { Inbox } from "./contract-receiver.ts";

/** One scenario's network and where its events come. */
export type Scene = { readonly fake: RunningFake; readonly inbox: Inbox };

/** What has come by now. */
export const arrived = async ({ fake, inbox }: Scene): Promise<readonly InboundEvent[]> => {
  await fake.settle();
  if (fake.channel.capabilities.pollsAlways) await inbox.ask();
  return inbox.events();
};

/** The newest event of a kind, which must be there. */
export const last = (events: readonly InboundEvent[], kind: InboundEvent["kind"]): InboundEvent => {
  const event = events.findLast((one) => one.kind === kind);
  if (event === undefined) throw new Error(`no ${kind} among ${events.map((one) => one.kind).join(", ")}`);
  return event;
};

/** A public reply under a comment. */
export const toComment = (event: InboundEvent): OutboundTarget => ({
  kind: "public",
  thread: event.thread,
  replyToExternalId: event.externalId,
});

/** A direct reply into a conversation. */
export const toDirect = (event: InboundEvent): OutboundTarget => ({
  kind: "direct",
  conversationId: event.thread.conversationId ?? "",
  authorId: event.author?.id ?? "",
});

/** A reply with words of its own key. */
export const replyTo = (target: OutboundTarget, files: readonly OutboundFile[] = []): OutboundReply => ({
  publicationId: randomUUID(),
  target,
  text: "Яму засыпали сегодня утром. Спасибо за сообщение.",
  files,
});
