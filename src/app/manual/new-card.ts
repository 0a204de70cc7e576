/** A card for a message that no network brought (1.1): from the head of the district, from «Инцидент» by hand, by phone, on paper. */
import type { CaseId, FileRef, MessageId, TextRef } from "#case";
import type { Procedure, RouteRule } from "#procedure";
import type { FileRow, StoreTx } from "../ports/store.ts";
import { applyCommand } from "../command.ts";
import { cardOf } from "../card.ts";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import { asCaseId, asFileId, asMessageId } from "../ids.ts";
import { organisationOf } from "../organisation-of.ts";
import { actorOf, may } from "../rights.ts";
import { attachmentOf } from "./attachment.ts";
import { newCardProblems } from "./check-new-card.ts";
import type { NewCard, NewCardOutcome } from "./face.ts";

type Taken = { readonly problems: readonly InputProblem[] } | { readonly caseId: CaseId };

/** Begins a case at the arrival that the curator names; nothing is written where something is wrong. */
export async function newCard(desk: Desk, principal: Principal, card: NewCard): Promise<NewCardOutcome> {
  const { tenantId, person } = principal;
  if (!may(person, "case", "enter")) return { kind: "forbidden" };
  const taken = await desk.store.transaction(tenantId, (tx) => take(desk, tx, { principal, card }));
  if ("problems" in taken) return { kind: "badInput", problems: taken.problems };
  const shown = await cardOf(desk, principal, taken.caseId);
  if (shown === null) throw new Error(`Case ${taken.caseId} was begun by hand and is not there.`);
  return { kind: "done", card: shown };
}

type Entering = { readonly principal: Principal; readonly card: NewCard };

async function take(desk: Desk, tx: StoreTx, { principal, card }: Entering): Promise<Taken> {
  const problems = await newCardProblems(tx, { card, person: principal.person }, desk.now());
  if (problems.length > 0) return { problems };
  // Asked after the time of arrival was found to be possible: no act was in force in 1970.
  const organisation = await organisationOf(tx);
  const book = await desk.bookOf(tx, organisation);
  const route = routeOf(book.inForce(organisation, card.arrivedAt), card);
  if (route === null) return { problems: [noRoute] };
  const [caseId, messageId] = [asCaseId(desk.newId()), asMessageId(desk.newId())];
  const text = await tx.putText("message", card.text.trim());
  const rows = card.files.length === 0 ? [] : await tx.files(card.files.map(asFileId));
  const begun = { caseId, messageId, text, rows, network: card.source === "incident" ? "incident" : "manual" };
  await begin(desk, tx, { principal, card, route, begun });
  await keepMessage(tx, card, begun);
  await keepEntry(desk, tx, { principal, card, caseId });
  return { caseId };
}

type Begun = {
  readonly caseId: CaseId;
  readonly messageId: MessageId;
  readonly text: TextRef;
  readonly rows: readonly FileRow[];
  readonly network: string;
};

const noRoute: InputProblem = {
  code: "NO_ROUTE",
  path: "source",
  ru: "Порядок не знает такого пути для карточки, заведённой вручную.",
  en: "The act knows no such route for a card entered by hand.",
};

/** The route by the way in (3.1, 3.2): what «Инцидент» sends is handed over, everything else is answered where its author wrote. */
function routeOf(procedure: Procedure, { source }: NewCard): RouteRule | null {
  const open = Object.values(procedure.routes).filter(({ accepts }) => accepts.sources.length === 0 || accepts.sources.includes("manual"));
  return open.find(({ delivery }) => (delivery === "handover") === (source === "incident")) ?? null;
}

async function begin(
  desk: Desk,
  tx: StoreTx,
  { principal, card, route, begun }: Entering & { readonly route: RouteRule; readonly begun: Begun },
): Promise<void> {
  const actor = actorOf(principal.person);
  if (actor === null) throw new Error("A card was entered by somebody who never acts on a case.");
  const { caseId, messageId, text, network } = begun;
  const files = begun.rows.map(({ fileId, digest, mime }): FileRef => ({ fileId, digest, mime }));
  const outcome = await applyCommand(desk, tx, {
    caseId,
    at: card.arrivedAt,
    actor,
    ask: () => ({ outside: { fact: "received", messageId, kind: card.kind, channel: "manual", route: route.name, text, files } }),
    opening: { network, pageId: null },
  });
  if (outcome.kind !== "applied") throw new Error(`A card entered by hand was not taken: ${outcome.kind}.`);
}

async function keepMessage(tx: StoreTx, card: NewCard, { caseId, messageId, text, rows, network }: Begun): Promise<void> {
  const name = card.authorName.trim();
  const id = [name, card.contacts.trim()].filter((part) => part !== "").join(" | ");
  const authorId = id === "" ? null : await tx.putAuthor(network, { id, kind: "user", ...(name === "" ? {} : { name }) });
  await tx.putMessage({
    messageId,
    caseId,
    pageId: null,
    network,
    externalId: `by-hand:${messageId}`,
    kind: card.kind,
    authorId,
    thread: {},
    permalink: card.link.trim() === "" ? null : card.link.trim(),
    occurredAt: card.arrivedAt,
    arrivedAt: card.arrivedAt,
    text,
    attachments: rows.map(attachmentOf),
    removedAt: null,
  });
}

async function keepEntry(desk: Desk, tx: StoreTx, { principal, card, caseId }: Entering & { readonly caseId: CaseId }): Promise<void> {
  const { source, replyTo } = card;
  const contacts = card.contacts.trim() === "" ? null : await tx.putText("contacts", card.contacts.trim());
  const way = source !== "incident" && replyTo?.kind === "way" ? await tx.putText("other", replyTo.words.trim()) : null;
  await tx.putManualCard({
    caseId,
    source,
    contacts: contacts?.textId ?? null,
    replyWay: way?.textId ?? null,
    replyPageId: source !== "incident" && replyTo?.kind === "page" ? replyTo.pageId : null,
    replyLink: null,
    reason: (await tx.putText("reason", card.reason.trim())).textId,
    enteredBy: principal.person.personId,
    enteredAt: desk.now(),
  });
}
