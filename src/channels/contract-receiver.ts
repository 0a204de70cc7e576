/** The suite's own inbox: an address on loopback that does exactly what the app does with a callback, in memory. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Channel, ChannelPage, InboundEvent, ReceiveDecision } from "#app";

export type Inbox = {
  readonly url: string;
  /** Stored bodies in order, one a key. */
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  readonly decisions: readonly ReceiveDecision[];
  readonly events: () => readonly InboundEvent[];
  /** One round of asking, kept as the app keeps it: for what a network tells only when asked. */
  readonly ask: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Raw bytes first, the decision next, the answer last: the order that loses nothing. */
export const openInbox = async (channel: Channel, page: ChannelPage): Promise<Inbox> => {
  const bodies = new Map<string, Uint8Array>();
  const decisions: ReceiveDecision[] = [];
  const take = async (request: IncomingMessage): Promise<ReceiveDecision> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const query = Object.fromEntries(new URL(request.url ?? "/", "http://localhost").searchParams);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const decision = await channel.receive({ method: request.method ?? "GET", headers, query, body }, page);
    if (decision.kind === "store" && !bodies.has(decision.dedupKey)) bodies.set(decision.dedupKey, body);
    decisions.push(decision);
    return decision;
  };
  let cursor: string | null = null;
  const ask = async (): Promise<void> => {
    const batch = await channel.poll?.(page, cursor, AbortSignal.timeout(10_000));
    if (batch === undefined || batch.failure !== undefined) return;
    for (const { body, dedupKey } of batch.deliveries) if (!bodies.has(dedupKey)) bodies.set(dedupKey, body);
    ({ cursor } = batch);
  };
  const server = createServer((request, response) => {
    take(request).then(
      ({ answer }) => response.writeHead(answer.status, { "content-type": answer.contentType }).end(answer.body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    // A TCP server always has an address of this form.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    bodies,
    decisions,
    events: () => [...bodies.values()].flatMap((body) => channel.parse(body, page.accountId).events),
    ask,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
