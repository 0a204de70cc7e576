/** What every event of MAX shares: the page, the key against repetition; and the author, who comes with a name. */
import type { InboundAuthor, InboundEvent } from "#app";
import { childAt, idAt, optionalTextAt, type PayloadNode } from "../payload-reader.ts";

/** The envelope of one update as it was delivered. */
export type Envelope = {
  /** The page; a dialog does not name it, so it is "" where nobody has told it. */
  readonly accountId: string;
  readonly dedupKey: string;
  readonly type: string;
  /** When MAX says it happened, or the time of receipt. */
  readonly happenedAt: number;
};

export const DEFAULT_LINK_HOST = "https://max.ru";

/** A person with a name; a bot speaks for a channel. */
export const authorOf = (user: PayloadNode): InboundAuthor | null => {
  const id = idAt(user, "user_id");
  if (id === undefined) return null;
  const whole = [optionalTextAt(user, "first_name"), optionalTextAt(user, "last_name")].filter((part) => part !== undefined).join(" ");
  const name = whole === "" ? optionalTextAt(user, "name") : whole;
  const username = optionalTextAt(user, "username");
  return {
    id,
    kind: user.fields["is_bot"] === true ? "channel" : "user",
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username, profileUrl: `${DEFAULT_LINK_HOST}/${encodeURIComponent(username)}` }),
  };
};

/** The one in a field, or null. */
export const authorAt = (node: PayloadNode, key: string): InboundAuthor | null => {
  const user = childAt(node, key);
  return user === undefined ? null : authorOf(user);
};

type Draft = Omit<InboundEvent, "network" | "accountId" | "dedupKey" | "permalink"> & { readonly permalink?: string | undefined };

/** Completes a draft with what the envelope knows. */
export const eventOf = (envelope: Envelope, { permalink, ...draft }: Draft): InboundEvent => ({
  network: "max",
  accountId: envelope.accountId,
  dedupKey: envelope.dedupKey,
  ...draft,
  ...(permalink === undefined ? {} : { permalink }),
});
