/**
 * The system «Инцидент» (3.2) as a network: it has no API, so its messages come as letters and its replies leave as a letter to the media department.
 * Letters are read, not interpreted: which line is which field is the municipality's own map, and that is the app's business.
 */
import type { Channel, ChannelPage, ReadBackOutcome } from "#app";
import { createMailboxes } from "../mail/mailbox.ts";
import { mailboxTrouble } from "../mail/failures.ts";
import { boxOf, wayOutOf } from "../mail/mail-settings.ts";
import { readLetter } from "../mail/read-letter.ts";
import { messageIdOf, sendLetter } from "../mail/send-letter.ts";
import type { ChannelTools } from "../tools.ts";
import { incidentCapabilities } from "./capabilities.ts";
import { healthOf } from "./health.ts";

export { incidentCapabilities } from "./capabilities.ts";
export { incidentFields } from "./fields.ts";

/** What the system is called. */
export const incidentTitle = { ru: "Система «Инцидент»", en: "The “Incident” system" };

const quietMs = 60_000;
const noWayOut = { failure: "NO_RIGHTS", detail: "no outgoing mail is set: hand the reply over by hand" } as const;

const dayMs = 86_400_000;

/** What a mailbox held before it was ours came to nobody: at the first look the last days are taken, after a renumbering the last month is looked through. */
const sinceOf = ({ settings }: ChannelPage, cursor: string | null, at: number): number =>
  Math.max(Number(settings["connectedAt"] ?? 0), at - (cursor === null || cursor === "" ? 3 : 30) * dayMs);

/** The connector. */
export const createIncident = ({ now }: ChannelTools): Channel => {
  const boxes = createMailboxes();

  const findPublished = async (publicationId: string, page: ChannelPage): Promise<ReadBackOutcome> => {
    const [box, out] = [boxOf(page), wayOutOf(page)];
    if (box === null || out === null || out.copyTo === "")
      return { kind: "cannot", failure: "UNKNOWN", detail: "without a copy in our own mailbox nobody knows whether the letter was taken" };
    const messageId = messageIdOf(publicationId, out);
    try {
      const at = await boxes.find(box, messageId);
      if (at !== null) return { kind: "found", externalId: messageId, at };
      return { kind: "cannot", failure: "UNKNOWN", detail: "the copy of the letter has not come to our mailbox" };
    } catch (error) {
      return { kind: "cannot", ...mailboxTrouble(error) };
    }
  };

  return {
    network: "incident",
    title: incidentTitle,
    capabilities: incidentCapabilities,
    receive: async () => ({
      kind: "reject",
      answer: { status: 404, contentType: "text/plain; charset=utf-8", body: "Сюда ничего не присылают. / Nothing is sent here." },
      problem: { code: "NO_WEBHOOK", path: "", ru: "У системы «Инцидент» нет вебхуков.", en: "The “Incident” system has no webhooks." },
    }),
    parse: () => ({ events: [], ignored: [], problems: [] }),
    readLetter,
    publish: async (reply, page) => {
      const out = wayOutOf(page);
      return out === null ? { kind: "failed", ...noWayOut } : sendLetter(reply, out, now);
    },
    findPublished: ({ publicationId }, page) => findPublished(publicationId, page),
    poll: async (page, cursor, signal) => {
      const box = boxOf(page);
      if (box === null) return { deliveries: [], cursor: cursor ?? "", nextAfterMs: quietMs };
      return boxes.poll(box, { cursor, signal, since: sinceOf(page, cursor, now()) });
    },
    health: (page) => healthOf(boxes, page),
    lookUpAuthors: async () => new Map(),
    lookUpPost: async () => null,
  };
};
