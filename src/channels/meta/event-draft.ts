/** What every event of Meta shares: the network, the page, the time of its entry. */
import type { InboundAuthor, InboundEvent } from "#app";

export type Envelope = {
  readonly network: string;
  /** The page the entry is for. */
  readonly accountId: string;
  /** The time of the entry in milliseconds: Meta gives it in seconds or in milliseconds. */
  readonly happenedAt: number;
};

/** An event, or why there is none; an empty list: it could not be read, and the problem is noted. */
export type Reading = { readonly events: readonly InboundEvent[] } | { readonly ignored: string };

type Draft = Omit<InboundEvent, "network" | "accountId" | "permalink"> & { readonly permalink?: string | undefined };

/** Completes a draft with what the envelope knows. */
export const eventOf = ({ accountId, network }: Envelope, { permalink, ...draft }: Draft): InboundEvent => ({
  network,
  accountId,
  ...draft,
  ...(permalink === undefined ? {} : { permalink }),
});

type Person = {
  readonly id: string | undefined;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
  readonly profileUrl?: string | undefined;
};

/** The person who wrote; null where Meta does not say. */
export const personOf = ({ id, name, profileUrl, username }: Person): InboundAuthor | null => {
  if (id === undefined) return null;
  return {
    id,
    kind: "user",
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(profileUrl === undefined ? {} : { profileUrl }),
  };
};
