import type { InboundEvent } from "../ports/channel.ts";
import type { Arrival } from "./arrival.ts";
import { changeMessage } from "./changed-message.ts";
import { takeNewMessage } from "./new-message.ts";
import { takeOwnEcho } from "./own-echo.ts";

/** Takes one event of a network in, whatever it is; the same event again changes nothing. */
export async function takeEvent(delivered: Arrival): Promise<void> {
  const event = underItsKey(delivered.event);
  const arrival = { ...delivered, event };
  switch (event.kind) {
    case "comment.new":
    case "direct.new":
    case "post.new":
      return takeNewMessage(arrival);
    case "comment.edited":
    case "comment.deleted":
    case "comment.restored":
    case "direct.edited":
    case "direct.deleted":
      return changeMessage(arrival);
    case "direct.allowed":
    case "direct.denied":
      return recordConsent(arrival, event.kind === "direct.allowed");
    case "own.echo":
      return takeOwnEcho(arrival);
    case "account.revoked":
      return raiseAlarm(arrival);
  }
}

/** The event under the key that is unique on its page; the network's own id goes along for the reply. */
function underItsKey(event: InboundEvent): InboundEvent {
  const { messageKey, externalId, thread } = event;
  return messageKey === undefined ? event : { ...event, externalId: messageKey, thread: { ...thread, ownCommentId: externalId } };
}

/** Whether the author lets us write to them directly (3.5): the network's own word. */
async function recordConsent({ tx, page, event, receivedAt }: Arrival, allowed: boolean): Promise<void> {
  if (event.author === null) return;
  const authorId = await tx.putAuthor(page.network, event.author);
  await tx.setDirectAllowed(page.pageId, authorId, allowed, Math.min(event.occurredAt, receivedAt));
}

/** The network took our access away: a visible alarm on the page (1.4), until the next check says otherwise. */
async function raiseAlarm({ tx, page, receivedAt }: Arrival): Promise<void> {
  const problem = {
    failure: "TOKEN_EXPIRED",
    ru: "Сеть отозвала доступ к странице. Выпустите ключ доступа заново и впишите его в настройках страницы.",
    en: "The network has revoked access to the page. Issue a new access key and enter it in the settings of the page.",
  };
  await tx.setPageHealth(page.pageId, { state: "broken", problems: [problem], checkedAt: receivedAt });
}
