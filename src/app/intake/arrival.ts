/** One delivered event with the place where it came in: what every step of the intake takes. */
import type { Instant } from "#worktime";
import type { Desk } from "../desk.ts";
import type { InboundEvent } from "../ports/channel.ts";
import type { PageRow, StoreTx } from "../ports/store.ts";

export type Arrival = {
  readonly desk: Desk;
  readonly tx: StoreTx;
  readonly page: PageRow;
  readonly event: InboundEvent;
  /** When the bytes reached us. */
  readonly receivedAt: Instant;
};

/** Thrown when an event must wait for another one: its row is set aside and tried again. */
export class NotYet extends Error {}

type Arriving = Pick<Arrival, "page" | "receivedAt"> & { readonly event: Pick<InboundEvent, "occurredAt"> };

/**
 * The moment that the clocks count from: the network's own time, but never before the page was connected (what was written earlier came to nobody),
 * and never after the bytes were here (a network's clock may run ahead).
 */
export function arrivalTime({ page, event, receivedAt }: Arriving): Instant {
  const connectedAt = Number(page.settings.connectedAt ?? 0);
  return Math.min(Math.max(event.occurredAt, connectedAt), receivedAt);
}
