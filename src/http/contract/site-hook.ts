import { z } from "zod";
import { instant } from "./common.ts";

/** The public page for the official site (3.6): addresses, the code to paste, the call to the site and its deliveries. */
export const siteSettings = z.object({
  pageUrl: z.string(),
  feedUrl: z.string(),
  snippet: z.string(),
  /** Sites that may show the snippet; none: it shows nowhere. */
  framedBy: z.array(z.string()),
  hook: z.object({ address: z.string(), enabled: z.boolean() }).nullable(),
  deliveries: z.array(
    z.object({
      deliveryId: z.string(),
      event: z.enum(["answer.published", "answer.corrected", "answer.withdrawn", "trial"]),
      createdAt: instant,
      status: z.enum(["queued", "delivered", "failed"]),
      attempts: z.number().int(),
      responseStatus: z.number().int().nullable(),
      detail: z.string(),
      nextAttemptAt: instant.nullable(),
      deliveredAt: instant.nullable(),
    }),
  ),
  mayChange: z.boolean(),
});
export type SiteSettings = z.infer<typeof siteSettings>;

export const siteHookRequest = z.object({
  address: z.string().trim().max(2_000),
  enabled: z.boolean(),
  newSecret: z.boolean().default(false),
});
export type SiteHookRequest = z.input<typeof siteHookRequest>;

/** The secret is told once: when it is made. */
export const siteHookSaved = z.object({ secret: z.string().nullable() });
export type SiteHookSaved = z.infer<typeof siteHookSaved>;
