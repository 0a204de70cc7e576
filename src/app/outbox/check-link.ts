/** The link of an answer that a person published by hand: is it of this page, and does the network know the answer (3.5). */
import type { CaseId, PublicationId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import type { ReadBackOutcome } from "../ports/channel.ts";
import type { CaseParts } from "../ports/store.ts";
import { mayOnCase } from "../rights.ts";

/** `found` with the network's own link; `absent`: not seen (yet); `foreign`: another site; `unknown`: the network does not tell. */
export type LinkVerdict =
  | { readonly verdict: "found"; readonly permalink: string | null }
  | { readonly verdict: "absent" | "foreign" | "unknown" };

export type LinkAsked = { readonly caseId: CaseId; readonly publicationId: PublicationId; readonly permalink: string };

/** Looks at the link; an empty one only asks the network whether the answer is there. Null: no such publication for this person. */
export async function checkReplyLink(desk: Desk, { tenantId, person }: Principal, asked: LinkAsked): Promise<LinkVerdict | null> {
  const parts = await desk.store.caseParts(tenantId, asked.caseId);
  if (parts === null || !mayOnCase(person, "act", parts.projection.units)) return null;
  if (!parts.publications.some(({ publicationId }) => publicationId === asked.publicationId)) return null;
  if (asked.permalink !== "" && !isOfPage(parts, asked.permalink)) return { verdict: "foreign" };
  const found = await readBack(desk, parts, asked.publicationId);
  switch (found.kind) {
    case "found":
      return { verdict: "found", permalink: found.permalink ?? null };
    case "absent":
      return { verdict: "absent" };
    case "repeat":
    case "cannot":
      return { verdict: "unknown" };
  }
}

/** One site has several names: with and without "www" and "m". */
const siteOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^(?:www|m|mobile)\./u, "") : null;

/** The site of the page, of its posts, or of the message that is answered. */
function isOfPage({ page, post, messages }: CaseParts, permalink: string): boolean {
  const site = siteOf(permalink);
  const known = [page?.url, post?.permalink, ...messages.map((message) => message.permalink)];
  return site !== null && known.some((address) => typeof address === "string" && siteOf(address) === site);
}

async function readBack(desk: Desk, parts: CaseParts, publicationId: PublicationId): Promise<ReadBackOutcome> {
  const cannot: ReadBackOutcome = { kind: "cannot", failure: "UNKNOWN", detail: "" };
  const row = parts.publications.find((one) => one.publicationId === publicationId);
  const channel = parts.page === null ? undefined : desk.channels.get(parts.page.network);
  if (row === undefined || parts.page === null || channel === undefined || !parts.page.enabled) return cannot;
  const text = parts.texts.get(row.text.textId) ?? "";
  const reply = { publicationId, target: row.target, text, files: [] };
  return channel.findPublished(reply, channelPageOf(parts.page)).catch(() => cannot);
}
