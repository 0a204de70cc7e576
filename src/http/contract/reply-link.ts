import { z } from "zod";

/** The link that a person brings after publishing by hand; empty = only look whether the answer is there. */
export const replyLink = z.strictObject({ permalink: z.string().trim().max(2_000) });

/** What the network says of it. */
export const replyLinkVerdict = z.object({
  verdict: z.enum(["found", "absent", "foreign", "unknown"]),
  permalink: z.string().nullable(),
});
export type ReplyLinkVerdict = z.infer<typeof replyLinkVerdict>;
