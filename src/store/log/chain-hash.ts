/** The hash of the chain: h_n = SHA-256(h_(n-1) ‖ canonical JSON of event n). Stands alone, so that a verifier needs nothing else. */
import { createHash } from "node:crypto";

/** The hash before the first event. */
export const genesis = "0".repeat(64);

/** An event as the chain sees it: the row, whole. */
export type ChainedEvent = {
  readonly case_id: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
  readonly actor: unknown;
  readonly step: string;
  readonly at: number;
};

/** JSON with sorted keys and no spaces (RFC 8785 for the values that events hold: strings, whole numbers, booleans, null, lists, objects). */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
};

/** The next hash of the chain; the tenant and the place in the chain are hashed too. */
export const nextHash = (
  previous: string,
  { tenantId, seq, event }: { readonly tenantId: string; readonly seq: number; readonly event: ChainedEvent },
): string => {
  const { case_id, version, type, data, actor, step, at } = event;
  const content = canonicalJson({ tenant_id: tenantId, seq, case_id, version, type, data, actor, step, at });
  return createHash("sha256").update(previous, "hex").update(content, "utf8").digest("hex");
};
