/** Papers about one case for those who see every case of the municipality: the note for the police (3.7), the package of an appeal (3.9). */
import type { CaseId } from "#case";
import { cardOf } from "./card.ts";
import type { Desk } from "./desk.ts";
import { officeZone } from "./office-zone.ts";
import { appealPackage } from "./documents/appeal-package.ts";
import { plainText } from "./documents/paper-blocks.ts";
import { paperFile, paperMime } from "./documents/paper-file.ts";
import { policeNote } from "./documents/police-note.ts";
import type { CardView, Paper, Principal } from "./face.ts";
import { may } from "./rights.ts";

/** The note for the police; null where there is nothing to report, or this person may not. */
export async function policeNoteFor(desk: Desk, principal: Principal, caseId: CaseId): Promise<Paper | null> {
  const view = await wholeCard(desk, principal, caseId);
  const blocks = view === null ? null : policeNote(view, await organisationOf(desk, principal));
  if (view === null || blocks === null) return null;
  const title = `Сообщение в полицию, карточка № ${view.parts.projection.number}`;
  return { name: `${title}.docx`, mime: paperMime, bytes: await paperFile(title, blocks), text: plainText(blocks) };
}

/** The package for the document system; null where the case is no appeal, or this person may not. */
export async function appealPackageFor(desk: Desk, principal: Principal, caseId: CaseId): Promise<Paper | null> {
  const view = await wholeCard(desk, principal, caseId);
  if (view === null || view.state.appealWay === null) return null;
  const organisation = await organisationOf(desk, principal);
  const kept = await Promise.all(view.parts.files.map(async ({ name, storageKey }) => ({ name, bytes: await desk.files.get(storageKey) })));
  const files = kept.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
  const bytes = await appealPackage({ view, organisation, files });
  return { name: `Обращение, карточка № ${view.parts.projection.number}.zip`, mime: "application/zip", bytes, text: "" };
}

async function wholeCard(desk: Desk, principal: Principal, caseId: CaseId): Promise<CardView | null> {
  return may(principal.person, "paper", "read") ? cardOf(desk, principal, caseId) : null;
}

async function organisationOf(desk: Desk, { tenantId }: Principal): Promise<{ readonly title: string; readonly zone: string }> {
  const organisation = await desk.store.transaction(tenantId, (tx) => tx.organisation());
  if (organisation === null) throw new Error(`Municipality ${tenantId} has no organisation row: set it up first.`);
  return { title: organisation.title, zone: officeZone(organisation.office) };
}
