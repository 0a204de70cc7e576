/** What every VK event shares: the community, the key against repetition, the host of links; and the author by a signed id. */
import type { InboundAuthor, InboundEvent, InboundKind } from "#app";
import { profileLink } from "./links.ts";

/** The envelope of one event as it was delivered. */
export type Envelope = {
  readonly groupId: string;
  readonly dedupKey: string;
  readonly type: string;
  readonly host: string;
  /** Stands in for the time of events that carry none (deletions, permissions). */
  readonly receivedAt: number;
};

const NETWORK = "vk";

/** A positive id is a person, a negative one a community; none where VK does not say who. */
export const authorOf = (id: string | undefined, host: string): InboundAuthor | null =>
  id === undefined ? null : { id, kind: id.startsWith("-") ? "group" : "user", profileUrl: profileLink(id, host) };

/** What our own community wrote comes back to us as an event like any other (an echo). */
export const isOurs = (authorId: string | undefined, envelope: Envelope): boolean => authorId === `-${envelope.groupId}`;

type Draft = Omit<InboundEvent, "network" | "accountId" | "dedupKey" | "permalink" | "messageKey"> & {
  readonly kind: InboundKind;
  readonly permalink?: string | undefined;
  readonly messageKey?: string | undefined;
};

/** Completes a draft with what the envelope knows. */
export const eventOf = (envelope: Envelope, draft: Draft): InboundEvent => {
  const { permalink, messageKey, ...rest } = draft;
  return {
    network: NETWORK,
    accountId: envelope.groupId,
    dedupKey: envelope.dedupKey,
    ...rest,
    ...(messageKey === undefined ? {} : { messageKey }),
    ...(permalink === undefined ? {} : { permalink }),
  };
};
