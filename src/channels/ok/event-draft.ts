/** What every event of OK shares, and how OK names authors. */
import type { InboundAuthor, InboundEvent } from "#app";
import { personId, profileLink } from "./links.ts";

/** What is known around one payload. */
export type Envelope = {
  readonly groupId: string;
  readonly host: string;
  /** Stands in for the time of what carries none. */
  readonly receivedAt: number;
};

/** True for our own group, with or without the prefix. */
export const isOurs = (id: string, { groupId }: Envelope): boolean => id === `group:${groupId}`;

/** An author by OK's reference (`user:12`, `group:9`, bare digits), or null where there is none. */
export const authorOf = (reference: string, name: string | undefined, host: string): InboundAuthor | null => {
  const id = personId(reference);
  if (id === "") return null;
  const known = name === undefined || name.trim() === "" ? {} : { name: name.trim() };
  return { id, kind: id.startsWith("group:") ? "group" : "user", profileUrl: profileLink(id, host), ...known };
};

type Draft = Omit<InboundEvent, "network" | "accountId" | "permalink"> & { readonly permalink?: string | undefined };

/** Completes a draft with what the envelope knows. */
export const eventOf = ({ groupId }: Envelope, { permalink, ...draft }: Draft): InboundEvent => ({
  network: "ok",
  accountId: groupId,
  ...draft,
  ...(permalink === undefined ? {} : { permalink }),
});
