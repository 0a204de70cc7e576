import type { Card } from "#http/contract";

/** The first name of the author, as one addresses them; empty where the network gives none. */
export const firstNameOf = (card: Card): string =>
  card.messages
    .find((message) => message.opening)
    ?.author?.name?.trim()
    .split(/\s+/u)[0] ?? "";
