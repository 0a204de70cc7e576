/** The folder «Срочно» on paper (3.1.1): which messages lie in it, and the code by which a paper and a card are one. */
import { createHash } from "node:crypto";
import type { CaseId, CaseState } from "#case";
import { cardOf } from "../card.ts";
import type { Desk } from "../desk.ts";
import { urgentFolder } from "../documents/urgent-folder.ts";
import { taggedPdf } from "../documents/tagged-pdf.ts";
import type { CardView, Paper, Principal } from "../face.ts";
import { officeZone } from "../office-zone.ts";
import { organisationOf } from "../organisation-of.ts";
import { may } from "../rights.ts";

/** As many as one folder holds: more is a second folder. */
const mostPages = 60;

/** Six digits of what the Head had before their eyes: of another text, or of another resolution, they are others. */
export function paperCode({ caseId, units, step }: Pick<CaseState, "caseId" | "units" | "step">, digest: string): string {
  const bytes = createHash("sha256")
    .update([caseId, step, digest, ...units].join("\n"))
    .digest();
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** The code of a card as it stands now. */
export const codeOf = ({ state, parts }: Pick<CardView, "state" | "parts">): string =>
  paperCode(state, parts.messages.find(({ messageId }) => messageId === state.messageId)?.text.digest ?? "");

/** The cards that wait for the Head's resolution, the nearest deadline first; null without the right to papers. */
export async function folderCards(desk: Desk, principal: Principal): Promise<readonly CardView[] | null> {
  if (!may(principal.person, "paper", "read")) return null;
  const ids = await desk.store.transaction(principal.tenantId, async (tx) => {
    const book = await desk.bookOf(tx, await organisationOf(tx));
    const clocks = await tx.openClocks();
    return clocks
      .filter(({ procedure, edition, route, step, waitingFor }) => {
        const resolve = book.edition(procedure, edition).routes[route]?.steps[step]?.moves["resolve"];
        return waitingFor.includes("head") && resolve?.by.includes("head") === true;
      })
      .map(({ caseId }) => caseId);
  });
  return cardsOf(desk, principal, ids.slice(0, mostPages));
}

async function cardsOf(desk: Desk, principal: Principal, ids: readonly CaseId[]): Promise<readonly CardView[]> {
  const cards: CardView[] = [];
  for (const caseId of ids) {
    const card = await cardOf(desk, principal, caseId);
    if (card !== null) cards.push(card);
  }
  return cards;
}

/** The folder as a PDF to print, a page for each message. */
export async function folderPaper(desk: Desk, principal: Principal): Promise<Paper | null> {
  const cards = await folderCards(desk, principal);
  if (cards === null) return null;
  const { title, office } = await desk.store.transaction(principal.tenantId, organisationOf);
  const madeAt = desk.now();
  const papers = cards.map((view) => ({ view, code: codeOf(view) }));
  const { blocks, text } = urgentFolder(papers, { organisation: { title, zone: officeZone(office) }, madeAt });
  const name = `Папка Срочно ${new Intl.DateTimeFormat("en-CA", { timeZone: officeZone(office), dateStyle: "short" }).format(madeAt)}.pdf`;
  return { name, mime: "application/pdf", bytes: await taggedPdf({ title: "Папка «Срочно»", madeAt, blocks }), text };
}
