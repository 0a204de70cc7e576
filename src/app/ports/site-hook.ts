/** The port's words for the call to the municipality's own site (3.6). */
import type { PersonId } from "#case";
import type { Instant } from "#worktime";

export type SiteHook = { readonly address: string; readonly enabled: boolean; readonly secret: string };

export type HookEvent = "answer.published" | "answer.corrected" | "answer.withdrawn" | "trial";

export type HookDelivery = {
  readonly deliveryId: string;
  readonly event: HookEvent;
  readonly answerId: string | null;
  /** Exactly what is sent and signed, on every attempt. */
  readonly body: string;
  readonly createdAt: Instant;
  readonly status: "queued" | "delivered" | "failed";
  readonly attempts: number;
  readonly responseStatus: number | null;
  readonly detail: string;
  readonly nextAttemptAt: Instant | null;
  readonly deliveredAt: Instant | null;
};

export type HookProgress =
  | { readonly status: "delivered"; readonly responseStatus: number; readonly at: Instant }
  | {
      readonly status: "failed" | "queued";
      readonly responseStatus: number | null;
      readonly detail: string;
      readonly nextAttemptAt: Instant | null;
    };

/** What one transaction can do with the call to the site. */
export type SiteHookTx = {
  readonly siteHook: () => Promise<SiteHook | null>;
  readonly putSiteHook: (hook: SiteHook, by: PersonId, at: Instant) => Promise<void>;
  readonly putHookDelivery: (delivery: Pick<HookDelivery, "deliveryId" | "event" | "answerId" | "body" | "createdAt">) => Promise<void>;
  /** Locks the row until the end of the transaction; null where there is none, or another process holds it. */
  readonly lockHookDelivery: (deliveryId: string) => Promise<HookDelivery | null>;
  /** Counts the attempt, unless a person asks for a fresh one (`queued` without a status). */
  readonly setHookDelivery: (deliveryId: string, progress: HookProgress) => Promise<void>;
  /** The newest first. */
  readonly hookDeliveries: (limit: number) => Promise<readonly HookDelivery[]>;
};

/** The one way out to a site: an answer's status, or why there was none. */
export type PostOut = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly kind: "answer"; readonly status: number } | { readonly kind: "failed"; readonly detail: string }>;
