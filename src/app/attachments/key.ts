import type { InboundAttachment } from "../ports/channel.ts";

/** What an attachment is known by: the network's id, else its address without the part that changes (signatures, sizes). */
export function attachmentKey({ kind, externalId, url, name }: InboundAttachment): string {
  if (externalId !== undefined) return `${kind}:${externalId}`.slice(0, 300);
  const place = url === undefined || !URL.canParse(url) ? (name ?? "") : `${new URL(url).host}${new URL(url).pathname}`;
  return `${kind}:${place}`.slice(0, 300);
}

/** Kinds whose bytes are kept; the others are links, at most with a preview. */
export const keptKinds: ReadonlySet<InboundAttachment["kind"]> = new Set(["photo", "doc", "audio", "voice", "sticker"]);
