import type { OutsideFact } from "#case";
import type { PublicationRow } from "../ports/store.ts";

/** What the case learns when the network has it: a question starts the author's turn, a reply is given. */
export function publishedFact({ publicationId, reply }: Pick<PublicationRow, "publicationId" | "reply">, externalId: string): OutsideFact {
  return { fact: reply === "clarification" ? "clarificationPosted" : "published", publicationId, externalId };
}
