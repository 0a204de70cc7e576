/** One message of the system «Инцидент» becomes a case on its route (3.2), whichever way it came: a letter, a file, a key, by hand from a letter. */
import type { CaseId } from "#case";
import type { Instant } from "#worktime";
import { applyCommand } from "../command.ts";
import type { Desk } from "../desk.ts";
import { asCaseId, asMessageId } from "../ids.ts";
import { localMilliseconds } from "../incident-csv.ts";
import type { InboundAttachment } from "../ports/channel.ts";
import type { IncidentFacts, IncidentField } from "../ports/incident.ts";
import type { FileRow, PageRow, StoreTx } from "../ports/store.ts";

export type IncidentMessage = Omit<IncidentFacts, "caseId"> & {
  /** What tells it from the others where it has no number. */
  readonly key: string;
  readonly text: string;
  readonly author: string | null;
  readonly url: string | null;
  /** Local date and time as written. */
  readonly writtenAt: string | null;
  readonly files: readonly FileRow[];
  /** When it reached the administration: the terms of 3.2 count from here. */
  readonly arrivedAt: Instant;
};

export type TakenIncident = { readonly kind: "taken" | "known"; readonly caseId: CaseId };

const channels = { mail: "mail", file: "import", key: "api", hand: "manual" } as const;

/** Begins a case, or says which one has the message already. */
export async function takeIncident(
  desk: Desk,
  tx: StoreTx,
  { page, message }: { readonly page: PageRow; readonly message: IncidentMessage },
): Promise<TakenIncident> {
  const externalId = message.number ?? message.key;
  const known = await tx.findMessage(page.network, page.pageId, externalId, "post");
  if (known !== null) return { kind: "known", caseId: known.caseId };
  const [caseId, messageId] = [asCaseId(desk.newId()), asMessageId(desk.newId())];
  const text = await tx.putText("message", message.text);
  const author = message.author;
  const authorId = author === null ? null : await tx.putAuthor(page.network, { id: author, kind: "user", name: author });
  const { arrivedAt, files } = message;
  const refs = files.map(({ fileId, digest, mime }) => ({ fileId, digest, mime }));
  const outcome = await applyCommand(desk, tx, {
    caseId,
    at: arrivedAt,
    actor: { kind: "system" },
    ask: () => ({
      outside: { fact: "received", messageId, kind: "post", channel: channels[message.way], route: page.route, text, files: refs },
    }),
    opening: { network: page.network, pageId: page.pageId },
  });
  if (outcome.kind !== "applied") throw new Error(`A message of the system was not taken: ${outcome.kind}.`);
  const stored = await tx.putMessage({
    messageId,
    caseId,
    pageId: page.pageId,
    network: page.network,
    externalId,
    kind: "post",
    authorId,
    thread: {},
    permalink: message.url,
    occurredAt: await writtenAt(desk, tx, message),
    arrivedAt,
    text,
    attachments: files.map(attachmentOf),
    removedAt: null,
  });
  if (stored === "duplicate") throw new Error(`Message ${externalId} is being taken by another process.`);
  const { number, topic, topicGroup, executor, deadline, way } = message;
  await tx.putIncidentFacts({ caseId, number, topic, topicGroup, executor, deadline, way });
  return { kind: "taken", caseId };
}

function attachmentOf({ fileId, name, mime, size }: FileRow): InboundAttachment {
  const kind = mime.startsWith("image/") ? "photo" : mime.startsWith("video/") ? "video" : "doc";
  return { kind, url: `/api/files/${fileId}`, name, mime, size };
}

/** When the citizen wrote, by the office's own clock; never after the arrival. */
async function writtenAt(desk: Desk, tx: StoreTx, { writtenAt: written, arrivedAt }: IncidentMessage): Promise<Instant> {
  const local = written === null ? null : localMilliseconds(written);
  const organisation = local === null ? null : await tx.organisation();
  if (local === null || organisation === null) return arrivedAt;
  const book = await desk.bookOf(tx, organisation);
  const { office } = book.calendarsOf(organisation, book.inForce(organisation, arrivedAt));
  return Math.min(local - office.offsetAt(local - office.offsetAt(local)), arrivedAt);
}

/** The recognised fields as a message; what is absent is null. */
export const messageOf = (fields: Readonly<Partial<Record<IncidentField, string>>>, arrivedAt: Instant) => ({
  number: fields.number ?? null,
  text: fields.text ?? "",
  author: fields.author ?? null,
  url: fields.url !== undefined && /^https?:\/\/\S+$/u.test(fields.url) ? fields.url : null,
  topic: fields.topic ?? null,
  topicGroup: fields.topicGroup ?? null,
  executor: fields.executor ?? null,
  deadline: fields.deadline ?? null,
  writtenAt: fields.writtenAt ?? null,
  arrivedAt,
});

const network = "incident";

/** The way in that the messages belong to: made at the first need. */
export async function incidentPage(desk: Desk, tx: StoreTx): Promise<PageRow> {
  const known = (await tx.pages()).find((page) => page.network === network);
  if (known !== undefined) return known;
  const page: PageRow = {
    pageId: desk.newId(),
    network,
    accountId: network,
    title: "Система «Инцидент»",
    url: "",
    owner: "administration",
    route: "incident",
    enabled: true,
    settings: { connectedAt: desk.now() },
    secrets: {},
    health: { state: "ok", problems: [], checkedAt: null },
    lastEventAt: null,
  };
  await tx.putPage(page);
  return page;
}
