import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import type { WebhookAnswer, WebhookRequest } from "../ports/channel.ts";

const noSuchPage: WebhookAnswer = {
  status: 404,
  contentType: "text/plain; charset=utf-8",
  body: "Такой официальной страницы здесь нет. / There is no such official page here.",
};

/** A webhook: verified by its connector, stored raw and durably, and only then acknowledged. A failure of the store is an error: the network repeats. */
export async function receive(desk: Desk, network: string, pageKey: string, request: WebhookRequest): Promise<WebhookAnswer> {
  const channel = desk.channels.get(network);
  const found = channel === undefined ? null : await desk.knownPage(network, pageKey);
  if (channel === undefined || found === null || !found.page.enabled) return noSuchPage;

  const { tenantId, page } = found;
  const decision = await channel.receive(request, channelPageOf(page));
  if (decision.kind === "reject") {
    desk.log.warn({ network, pageId: page.pageId, code: decision.problem.code, path: decision.problem.path }, "a webhook was turned away");
    return decision.answer;
  }
  if (decision.kind === "answer") return decision.answer;

  const { dedupKey, eventType } = decision;
  await desk.store.putInbox(tenantId, { network, pageId: page.pageId, dedupKey, eventType, body: request.body, receivedAt: desk.now() });
  return decision.answer;
}
