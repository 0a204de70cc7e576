/** The act as a controller reads it and an administrator replaces it. A new edition is for new cases; those under way keep theirs. */
import { compareEditions, loadProcedure, type EditionChange, type Procedure } from "#procedure";
import { createActBook, type ActBook } from "../act-book.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { organisationOf } from "../organisation-of.ts";
import type { ActEdition, OpenCase } from "../ports/rules.ts";
import type { OrganisationRow, StoreTx } from "../ports/store.ts";
import { may } from "../rights.ts";
import { actProblems, fromProblem } from "./act-problems.ts";
import { exploreApart } from "./explore-apart.ts";
import type { ActCheck, ActSettings, Adopted, ChangedTerm, EditionLine } from "./face.ts";
import { localDate } from "./local-date.ts";
import { nameOf } from "./who.ts";

/** The act in force, all its editions, and how many open cases stand on each. */
export async function actSettings(desk: Desk, { tenantId, person }: Principal): Promise<ActSettings | null> {
  if (!may(person, "act", "read")) return null;
  return desk.store.transaction(tenantId, async (tx) => {
    const organisation = await organisationOf(tx);
    const book = await desk.bookOf(tx, organisation);
    const procedure = book.inForce(organisation, desk.now());
    const [stored, people, open] = [await tx.actEditions(), await tx.people(), await tx.openCases()];
    const lineOf = (act: Procedure): EditionLine => {
      const own = stored.find(({ code, edition }) => code === act.code && edition === act.edition);
      return {
        edition: act.edition,
        inForceFrom: act.inForce.from,
        adopted: own === undefined ? null : { at: own.at, by: nameOf(people, own.personId), reason: own.reason },
        openCases: open.filter((one) => one.procedure === act.code && one.edition === act.edition).length,
        isInForce: act.edition === procedure.edition,
      };
    };
    const editions = book.acts.filter(({ code }) => code === procedure.code).map(lineOf);
    const today = localDate(organisation.office, desk.now());
    return { procedure, editions: editions.toReversed(), mayAdopt: may(person, "settings", "change"), today };
  });
}

type Standing = {
  readonly organisation: OrganisationRow;
  readonly book: ActBook;
  readonly inForce: Procedure;
  readonly open: readonly OpenCase[];
};

async function standing(desk: Desk, tx: StoreTx): Promise<Standing> {
  const organisation = await organisationOf(tx);
  const book = await desk.bookOf(tx, organisation);
  return { organisation, book, inForce: book.inForce(organisation, desk.now()), open: await tx.openCases() };
}

/** Everything that is wrong with a file of an act, and what it would change; nothing is written. */
export async function checkAct(desk: Desk, { tenantId, person }: Principal, text: string): Promise<ActCheck | null> {
  if (!may(person, "act", "read")) return null;
  const loaded = loadProcedure(text);
  if (!loaded.ok) return { problems: loaded.problems, act: null };
  const { procedure, warnings } = loaded;
  const { inForce, open, ...rest } = await desk.store.transaction(tenantId, (tx) => standing(desk, tx));
  const pages = await desk.store.transaction(tenantId, (tx) => tx.pages());
  const changes = compareEditions(inForce, procedure);
  return {
    problems: [...actProblems(procedure, { ...rest, inForce, pages, calendars: rest.book.calendars }), ...warnings],
    act: {
      procedure,
      comparedWith: inForce.edition,
      changes,
      terms: changes.filter(({ kind }) => kind === "timer").map((change) => withOpenCases(change, open)),
      openCases: open.length,
      explored: await exploreApart(procedure),
    },
  };
}

/** In how many open cases the clock of this change runs now. */
function withOpenCases(change: EditionChange, open: readonly OpenCase[]): ChangedTerm {
  const [, route, timer] = /^routes\.([^.]+)\.timers\.([^.]+)/u.exec(change.path) ?? [];
  const runsIn = open.filter((one) => one.route === route && one.timers.some((clock) => clock.timer === timer && clock.stoppedAt === null));
  return { ...change, openCases: runsIn.length };
}

/** Brings an edition into force from a date on. */
export async function adoptAct(
  desk: Desk,
  { tenantId, person }: Principal,
  { text, reason, from }: { readonly text: string; readonly reason: string; readonly from: string },
): Promise<Adopted | null> {
  if (!may(person, "settings", "change")) return null;
  const loaded = loadProcedure(text);
  if (!loaded.ok) return { kind: "problems", problems: loaded.problems };
  const { procedure } = loaded;
  return desk.store.transaction(tenantId, async (tx): Promise<Adopted> => {
    const { organisation, book, inForce } = await standing(desk, tx);
    const today = localDate(organisation.office, desk.now());
    const problems = [
      ...actProblems(procedure, { organisation, book, inForce, pages: await tx.pages(), calendars: book.calendars }),
      ...fromProblem(procedure, from, today),
    ];
    if (problems.length > 0) return { kind: "problems", problems };
    const edition: ActEdition = {
      code: procedure.code,
      edition: procedure.edition,
      inForceFrom: from,
      source: text,
      personId: person.personId,
      at: desk.now(),
      reason,
    };
    // What cannot be read back must not be kept: a book that holds it is made once before.
    createActBook([procedure], book.calendars).calendarsOf(organisation, procedure);
    if ((await tx.addActEdition(edition)) === "conflict") return { kind: "conflict" };
    await tx.announceRules();
    return { kind: "adopted", movedCount: 0 };
  });
}
