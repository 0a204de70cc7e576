/** A letter out of the mailbox: sorted, kept, and acted upon. Whatever the map does not read waits for a person; nothing is lost. */
import type { PublicationId } from "#case";
import { applyCommand } from "../command.ts";
import type { Desk } from "../desk.ts";
import { asPublicationId } from "../ids.ts";
import { arrivalTime, NotYet } from "../intake/arrival.ts";
import type { LetterProblem, LetterRow } from "../ports/incident.ts";
import type { Letter } from "../ports/mail.ts";
import type { InboxRow, PageRow, PublicationRow, StoreTx } from "../ports/store.ts";
import { defaultFieldMap } from "./field-map.ts";
import { returnedFailure, tellCurators } from "./hand-over-news.ts";
import { keepAttachments, keepWhole } from "./keep-letter.ts";
import { recognise } from "./recognise.ts";
import { messageOf, takeIncident } from "./take-incident.ts";

type Taking = { readonly page: PageRow; readonly letter: Letter; readonly row: Pick<InboxRow, "inboxId" | "body" | "receivedAt"> };

/** Takes one letter in; the same letter again is held back by the inbox. */
export async function takeLetter(desk: Desk, tx: StoreTx, { page, letter, row }: Taking): Promise<void> {
  const receivedAt = arrivalTime({ page, event: { occurredAt: letter.receivedAt ?? row.receivedAt }, receivedAt: row.receivedAt });
  const ours = await publicationAbout(tx, letter, page);
  if (ours?.isCopy === true) return;
  const kept: LetterRow = {
    letterId: desk.newId(),
    kind: "notRead",
    messageId: letter.messageId,
    from: letter.from?.address ?? "",
    subject: letter.subject,
    receivedAt,
    caseId: null,
    publicationId: null,
    fileId: await keepWhole(desk, tx, letter, row.body),
    problems: [],
    detail: "",
    settled: null,
  };
  if (ours !== null) return takeAnswer(desk, tx, { letter, kept, row: ours.row });
  await takeMessage(desk, tx, { page, letter, kept });
}

type About = { readonly row: PublicationRow; readonly isCopy: boolean };

/** The hand-over that a letter is about: by the id of our own letter, or by the mark in the subject where the department itself writes. */
async function publicationAbout(tx: StoreTx, letter: Letter, page: PageRow): Promise<About | null> {
  const idOf = (messageId: string): PublicationId | null => {
    const found = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/u.exec(messageId);
    return found === null ? null : asPublicationId(found[1] ?? "");
  };
  const own = letter.messageId === null ? null : idOf(letter.messageId);
  const copied = own === null ? null : await tx.publication(own);
  if (copied !== null) return { row: copied, isCopy: true };
  for (const id of letter.about.map(idOf)) {
    const row = id === null ? null : await tx.publication(id);
    if (row !== null) return { row, isCopy: false };
  }
  const marked = /\[Отклик № (\d{1,9})\]/u.exec(letter.subject);
  const domain = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const department = String(page.settings["handOverTo"] ?? "");
  if (marked === null || letter.from === null || department === "" || domain(letter.from.address) !== domain(department)) return null;
  const id = await tx.publicationOfNumber(Number(marked[1]));
  const row = id === null ? null : await tx.publication(id);
  return row === null ? null : { row, isCopy: false };
}

type Answer = { readonly letter: Letter; readonly kept: LetterRow; readonly row: PublicationRow };

/** A receipt, a return, a warning: kept with the case; a return opens the hand-over again and calls the curators (3.2.6). */
async function takeAnswer(desk: Desk, tx: StoreTx, { letter, kept, row }: Answer): Promise<void> {
  const { caseId, publicationId } = row;
  const { report } = letter;
  const kind = report?.action === "failed" ? "returned" : report?.action === "delayed" ? "late" : "received";
  const detail =
    report === null ? (letter.isAutomatic ? "auto" : "") : [report.recipient, report.reason].filter((one) => one !== "").join(": ");
  await tx.putLetter({ ...kept, kind, caseId, publicationId, detail });
  if (kind !== "returned") return;
  const locked = await tx.lockPublication(publicationId);
  if (locked === null) throw new NotYet(`publication ${publicationId} is being sent`);
  await tx.setPublication(publicationId, { status: "failed", failure: returnedFailure, detail });
  const outcome = await applyCommand(desk, tx, {
    caseId,
    at: kept.receivedAt,
    actor: { kind: "network" },
    ask: () => ({ outside: { fact: "publicationFailed", publicationId, failure: returnedFailure, permanent: true } }),
  });
  if (outcome.kind === "conflict") throw new NotYet(`case ${caseId} moved while a letter came back`);
  // The case has gone on since, and its own event says nothing: the curators are told all the same.
  if (outcome.kind !== "applied")
    await tellCurators(tx, { caseId, kind: "handOverReturned", key: kept.letterId, clause: "", at: desk.now() });
}

type Message = { readonly page: PageRow; readonly letter: Letter; readonly kept: LetterRow };

async function takeMessage(desk: Desk, tx: StoreTx, { page, letter, kept }: Message): Promise<void> {
  const map = (await tx.fieldMap())?.map ?? defaultFieldMap;
  const { fields, problems, isWhole } = recognise(letter, map);
  const doubts = [...doubtsOf(letter, page), ...problems];
  if (!isWhole || doubtsOf(letter, page).length > 0) return tx.putLetter({ ...kept, problems: doubts });
  const attached = await keepAttachments(desk, tx, letter);
  const message = {
    ...messageOf(fields, kept.receivedAt),
    key: letter.messageId ?? kept.letterId,
    files: attached.files,
    way: "mail" as const,
  };
  const { kind, caseId } = await takeIncident(desk, tx, { page, message });
  await tx.putLetter({ ...kept, kind: kind === "taken" ? "incident" : "known", caseId, problems: [...problems, ...attached.problems] });
}

/** What keeps a letter from becoming a card by itself, however well the map reads it. */
function doubtsOf(letter: Letter, page: PageRow): readonly LetterProblem[] {
  const senders = String(page.settings["mailSenders"] ?? "")
    .split(/[,;\s]+/u)
    .map((one) => one.trim().toLowerCase().replace(/^@/u, ""))
    .filter((one) => one !== "");
  const from = letter.from?.address ?? "";
  const isKnown = senders.length === 0 || senders.some((sender) => from === sender || from.endsWith(`@${sender}`));
  return [
    ...(isKnown
      ? []
      : [
          problem(
            "UNKNOWN_SENDER",
            "from",
            "Письмо не от тех, чьи письма разбираются сами.",
            "The sender is not one whose letters are read.",
          ),
        ]),
    ...(letter.isCut
      ? [
          problem(
            "CUT",
            "text",
            "Письмо слишком большое или рвёт связь: взяты только заголовки. Откройте его в почте.",
            "The letter is too large or breaks the connection: only its headings were taken.",
          ),
        ]
      : []),
    ...(letter.report === null
      ? []
      : [
          problem(
            "REPORT",
            "from",
            "Это сообщение почтового сервера, и оно не о наших письмах.",
            "This is a mail server's report, and not about our letters.",
          ),
        ]),
  ];
}

const problem = (code: string, path: string, ru: string, en: string): LetterProblem => ({ code, path, ru, en });
