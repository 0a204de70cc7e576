/** Moderation (1.6): asked for on ground, kept with its evidence, carried out by a job; corrections of our own text wait for the act's approvals. */
import type { CaseId, PersonId } from "#case";
import type { Desk } from "../desk.ts";
import { reachableAt } from "../duty/recipients.ts";
import type { Principal } from "../face.ts";
import { organisationOf } from "../organisation-of.ts";
import type { ModerationDeed } from "../ports/moderation.ts";
import type { CaseParts, StoreTx } from "../ports/store.ts";
import { extentOf, may, maySee } from "../rights.ts";
import { enqueueDeed } from "./carry-out.ts";
import { moderationCsv } from "./csv.ts";
import type { ModerationApp, ModerationOutcome } from "./face.ts";
import { newDeed } from "./new-deed.ts";
import { moderatedCase, moderationPart, nextToApprove, type Moderated } from "./part.ts";

/** The use cases over the desk. */
export function moderationOf(desk: Desk): ModerationApp {
  return {
    part: async (principal, caseId) => {
      const parts = await seen(desk, principal, caseId);
      if (parts === null || parts.page === null) return null;
      return desk.store.transaction(principal.tenantId, async (tx) => {
        const moderated = await moderatedCase(desk, tx, parts);
        return moderated === null ? null : moderationPart(desk, tx, moderated, principal);
      });
    },
    act: (principal, caseId, asked) =>
      changing(desk, principal, { caseId, right: "moderate" }, async (tx, moderated) => {
        const part = await moderationPart(desk, tx, moderated, principal);
        const made = await newDeed({ tx, moderated, part, principal, asked, deedId: desk.newId(), now: desk.now() });
        if ("problems" in made) return { kind: "badInput", problems: made.problems };
        await tx.addModeration(made.deed);
        await moveOn(desk, tx, made.deed);
        return null;
      }),
    decide: (principal, caseId, { deedId, approve, digest }) =>
      changing(desk, principal, { caseId, right: "act" }, async (tx) => {
        const deed = await lockedOf(tx, caseId, deedId);
        const { role, personId } = principal.person;
        if (deed === null || deed.status !== "awaiting" || deed.newText?.digest !== digest) return overtaken;
        const next = nextToApprove(deed);
        if (next === null || next !== role) return { kind: "forbidden" };
        const approvals = approve ? [...deed.approvals, { role: next, personId, at: desk.now() }] : deed.approvals;
        const isApproved = approve && deed.needs.every((needed) => approvals.some((given) => given.role === needed));
        await tx.setModeration(deedId, { status: !approve ? "refused" : isApproved ? "queued" : "awaiting", approvals });
        if (!approve) return null;
        // By hand there is nothing to carry out: the curator puts the approved text in place, and says so.
        if (isApproved && deed.byHand)
          await tx.setModeration(deedId, { status: "failed", failure: "MANUAL", detail: "to be done by hand" });
        else await moveOn(desk, tx, { ...deed, approvals, status: isApproved ? "queued" : "awaiting" });
        return null;
      }),
    retry: (principal, caseId, deedId) =>
      changing(desk, principal, { caseId, right: "moderate" }, async (tx) => {
        const deed = await lockedOf(tx, caseId, deedId);
        if (deed === null || deed.status !== "failed") return overtaken;
        if (deed.byHand) await tx.setModeration(deedId, { status: "done", at: desk.now() });
        else {
          await tx.setModeration(deedId, { status: "queued", approvals: deed.approvals });
          await enqueueDeed(tx, deedId, desk.now());
        }
        return null;
      }),
    log: async ({ tenantId, person }, query) =>
      extentOf(person, "case", "read") === "all" ? desk.store.transaction(tenantId, (tx) => tx.moderationLog(query)) : null,
    csv: async ({ tenantId, person }, query) => {
      if (extentOf(person, "case", "read") !== "all") return null;
      return desk.store.transaction(tenantId, async (tx) => {
        const organisation = await organisationOf(tx);
        const book = await desk.bookOf(tx, organisation);
        const { office } = book.calendarsOf(organisation, book.inForce(organisation, desk.now()));
        return moderationCsv(await tx.moderationLog(query), office.zone);
      });
    },
  };
}

const overtaken: ModerationOutcome = {
  kind: "badInput",
  problems: [{ code: "OVERTAKEN", path: "deedId", ru: "Пока вы смотрели, это изменилось.", en: "This has changed while you looked." }],
};

async function seen(desk: Desk, { tenantId, person }: Principal, caseId: CaseId): Promise<CaseParts | null> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  return parts === null || !maySee(person, parts.projection) ? null : parts;
}

const lockedOf = async (tx: StoreTx, caseId: CaseId, deedId: string): Promise<ModerationDeed | null> => {
  const deed = await tx.lockModeration(deedId);
  return deed?.caseId === caseId ? deed : null;
};

type Changing = { readonly caseId: CaseId; readonly right: "moderate" | "act" };

/** Rights first, then the change in a transaction, then the part as it stands now. */
async function changing(
  desk: Desk,
  principal: Principal,
  { caseId, right }: Changing,
  change: (tx: StoreTx, moderated: Moderated) => Promise<ModerationOutcome | null>,
): Promise<ModerationOutcome> {
  const parts = await seen(desk, principal, caseId);
  if (parts === null) return { kind: "notFound" };
  if (!may(principal.person, "case", right)) return { kind: "forbidden" };
  return desk.store.transaction(principal.tenantId, async (tx): Promise<ModerationOutcome> => {
    const moderated = await moderatedCase(desk, tx, parts);
    if (moderated === null) return { kind: "notFound" };
    return (await change(tx, moderated)) ?? { kind: "done", part: await moderationPart(desk, tx, moderated, principal) };
  });
}

/** What is ready goes to its network; what waits is told to those whose word it waits for. */
async function moveOn(desk: Desk, tx: StoreTx, deed: ModerationDeed): Promise<void> {
  if (deed.status === "queued") return enqueueDeed(tx, deed.deedId, desk.now());
  const role = deed.status === "awaiting" ? nextToApprove(deed) : null;
  if (role === null) return;
  const { people } = await reachableAt(tx, desk.now());
  const told: readonly PersonId[] = people.filter((person) => person.role === role).map(({ personId }) => personId);
  await tx.notify(
    told.map((personId) => ({
      noticeId: `correction:${deed.deedId}:${role}`,
      personId,
      caseId: deed.caseId,
      kind: "correction" as const,
      clause: "3.1.7",
      timer: null,
      due: null,
      at: desk.now(),
    })),
  );
}
