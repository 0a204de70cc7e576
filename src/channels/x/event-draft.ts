/** What every event of X shares: the page and the time of receipt; and who wrote. */
import type { InboundAuthor, InboundEvent } from "#app";
import { childAt, childrenAt, idAt, optionalTextAt, type PayloadNode } from "../payload-reader.ts";
import { profileLink } from "./links.ts";

export type Envelope = { readonly accountId: string; readonly eventType: string; readonly receivedAt: number };

export type Reading = { readonly events: readonly InboundEvent[] } | { readonly ignored: string };

type Person = { readonly id: string; readonly name: string | undefined; readonly username: string | undefined };

export const authorOf = ({ id, name, username }: Person): InboundAuthor => {
  const profileUrl = profileLink(username);
  return {
    id,
    kind: "user",
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(profileUrl === undefined ? {} : { profileUrl }),
  };
};

/** The person by id, with the name that came along; null where the event names nobody. */
export const authorIn = (includes: PayloadNode | undefined, id: string | undefined): InboundAuthor | null => {
  if (id === undefined) return null;
  const found = (includes === undefined ? [] : childrenAt(includes, "users")).find((user) => idAt(user, "id") === id);
  return authorOf({
    id,
    name: found === undefined ? undefined : optionalTextAt(found, "name"),
    username: found === undefined ? undefined : optionalTextAt(found, "username"),
  });
};

/** Older events keep people in an object by id, and call the username a screen name. */
export const legacyAuthor = (users: PayloadNode | undefined, id: string): InboundAuthor => {
  const entry = users === undefined ? undefined : childAt(users, id);
  const found = entry === undefined ? undefined : "data" in entry.fields ? childAt(entry, "data") : entry;
  return authorOf({
    id,
    name: found === undefined ? undefined : optionalTextAt(found, "name"),
    username: found === undefined ? undefined : (optionalTextAt(found, "screen_name") ?? optionalTextAt(found, "username")),
  });
};

type Draft = Omit<InboundEvent, "network" | "accountId" | "permalink"> & { readonly permalink?: string | undefined };

/** Completes a draft with what the envelope knows. */
export const eventOf = ({ accountId }: Envelope, { permalink, ...draft }: Draft): InboundEvent => ({
  network: "x",
  accountId,
  ...draft,
  ...(permalink === undefined ? {} : { permalink }),
});
