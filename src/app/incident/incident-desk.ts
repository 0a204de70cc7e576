/** The system «Инцидент» before people and programs (3.2): how it stands, its map, tables, keys, and its part of a card. */
import { createHash, randomBytes } from "node:crypto";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { importTable } from "../import-incidents.ts";
import { may, maySee } from "../rights.ts";
import type { IncidentDesk, IncidentFields, IncidentPart, IncidentState, TablePreview, TableGiven, TakenOutcome } from "./face.ts";
import { lettersDesk, mapInForce, mayTakeIn, numberOf, problemsOf, shownLetters } from "./letters-desk.ts";
import { readTable } from "./read-table.ts";
import { repeatedNumber, tableOf } from "./table.ts";
import { incidentPage, messageOf, takeIncident } from "./take-incident.ts";

const shownRowsMax = 100;
const network = "incident";

/** The use cases over the desk. */
export function incidentDesk(desk: Desk): IncidentDesk {
  const mayChange = ({ person }: Principal): boolean => may(person, "settings", "change");
  return {
    ...lettersDesk(desk),
    state: (principal) => stateFor(desk, principal),
    saveMap: async (principal, map) => {
      if (!mayTakeIn(principal) && !mayChange(principal)) return null;
      await desk.store.transaction(principal.tenantId, (tx) => tx.putFieldMap(map, principal.person.personId, desk.now()));
      return true;
    },
    previewTable: async (principal, table) => (mayTakeIn(principal) ? preview(desk, principal, table) : null),
    importTable: async (principal, table) => (mayTakeIn(principal) ? importTable(desk, principal.tenantId, table) : null),
    makeKey: async (principal, title) => {
      if (!mayChange(principal)) return null;
      const key = `otk_${randomBytes(32).toString("base64url")}`;
      const made = { keyId: desk.newId(), title, digest: digestOf(key), by: principal.person.personId, at: desk.now() };
      await desk.store.transaction(principal.tenantId, (tx) => tx.putAccessKey(made));
      return key;
    },
    revokeKey: async (principal, keyId) =>
      mayChange(principal)
        ? desk.store.transaction(principal.tenantId, (tx) => tx.revokeAccessKey(keyId, principal.person.personId, desk.now()))
        : null,
    part: (principal, caseId) => partOf(desk, principal, caseId),
    ownerOf: (key) => desk.store.keyOwner(digestOf(key)),
    takeByKey: (owner, fields) => takeByKey(desk, owner, fields),
  };
}

/** A key is long and random: a plain digest tells it, and nothing can be guessed from it. */
const digestOf = (key: string): string => createHash("sha256").update(key).digest("hex");

const textOf = (setting: unknown): string => (typeof setting === "string" ? setting.trim() : "");

async function stateFor(desk: Desk, principal: Principal): Promise<IncidentState | null> {
  const [takesIn, keeps] = [mayTakeIn(principal), may(principal.person, "settings", "change")];
  if (!takesIn && !keeps) return null;
  return desk.store.transaction(principal.tenantId, async (tx) => {
    const page = (await tx.pages()).find((one) => one.network === network && one.enabled);
    const host = textOf(page?.settings["imapHost"]);
    const written = await tx.fieldMap();
    return {
      mailbox:
        page === undefined || host === ""
          ? null
          : { address: textOf(page.settings["mailUser"]) || host, health: page.health, lastLetterAt: page.lastEventAt },
      handOverTo: page === undefined ? null : handOverAddress(page.settings),
      openLetters: takesIn ? await tx.openLetterCount() : 0,
      map: await mapInForce(tx),
      mapBy: written === null ? null : { name: written.by, at: written.at },
      mayTakeIn: takesIn,
      keys: keeps ? await tx.accessKeys() : null,
    };
  });
}

const handOverAddress = (settings: Readonly<Record<string, unknown>>): string | null =>
  textOf(settings["smtpHost"]) === "" ? null : textOf(settings["handOverTo"]) || null;

async function preview(desk: Desk, { tenantId }: Principal, { bytes, columns }: TableGiven): Promise<TablePreview> {
  const read = await readTable(bytes);
  if (read.kind === "unreadable") return { columns: [], rows: [], problems: [{ ...read.problem, line: 1 }], total: 0, known: 0 };
  return desk.store.transaction(tenantId, async (tx) => {
    const table = tableOf(read.cells, await mapInForce(tx), columns);
    const page = (await tx.pages()).find((one) => one.network === network);
    const rows = [];
    let known = 0;
    for (const { line, key, fields, problems } of table.rows) {
      const isRepeated = problems.some(({ code }) => code === repeatedNumber);
      const isKnown = isRepeated || (page !== undefined && (await tx.findMessage(network, page.pageId, key, "post")) !== null);
      if (isKnown) known += 1;
      if (rows.length < shownRowsMax) rows.push({ line, fields, isKnown, problems });
    }
    return { columns: table.columns, rows, problems: table.problems, total: table.rows.length, known };
  });
}

async function partOf(
  desk: Desk,
  { tenantId, person }: Principal,
  caseId: Parameters<IncidentDesk["part"]>[1],
): Promise<IncidentPart | null> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  if (parts === null || !maySee(person, parts.projection)) return null;
  return desk.store.transaction(tenantId, async (tx) => {
    const [facts, rows] = [await tx.incidentFacts(caseId), await tx.lettersOfCase(caseId)];
    const settings = (await tx.pages()).find((one) => one.network === network && one.enabled)?.settings ?? {};
    return { facts, letters: await shownLetters(tx, rows), handOverTo: handOverAddress(settings) };
  });
}

/** A message that another program hands over; its number tells a repeat. */
async function takeByKey(
  desk: Desk,
  { tenantId, keyId }: Parameters<IncidentDesk["takeByKey"]>[0],
  fields: IncidentFields,
): Promise<TakenOutcome> {
  const problems = [
    ...problemsOf(fields),
    ...((fields.number ?? "").trim() === ""
      ? [
          {
            code: "NUMBER_REQUIRED",
            path: "number",
            ru: "Нужен номер инцидента: по нему узнаётся повтор.",
            en: "The number is required: a repeat is told by it.",
          },
        ]
      : []),
  ];
  if (problems.length > 0) return { kind: "badInput", problems };
  return desk.store.transaction(tenantId, async (tx): Promise<TakenOutcome> => {
    await tx.touchAccessKey(keyId, desk.now());
    const message = { ...messageOf(fields, desk.now()), key: fields.number ?? "", files: [], way: "key" as const };
    const taken = await takeIncident(desk, tx, { page: await incidentPage(desk, tx), message });
    return { ...taken, number: await numberOf(tx, taken.caseId) };
  });
}
