import type { CaseId } from "#case";
import { acknowledgeAlarm, alarmsFor } from "./alarms.ts";
import { cardOf } from "./card.ts";
import { controlDesk } from "./control/control-desk.ts";
import { deadlineStory } from "./deadline-story.ts";
import { notesDesk, seesCase } from "./colleagues/notes.ts";
import { templatesDesk } from "./colleagues/templates.ts";
import { dutyDesk } from "./duty/duty-desk.ts";
import { deskOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import type { App, Principal } from "./face.ts";
import { incidentDesk } from "./incident/incident-desk.ts";
import { receive } from "./intake/receive.ts";
import { listFor } from "./list.ts";
import { createLive } from "./live.ts";
import { newCard } from "./manual/new-card.ts";
import { repeatsOf } from "./manual/repeats.ts";
import { moveCase } from "./move.ts";
import { formerAnswersFor } from "./former-answers.ts";
import { appealPackageFor, policeNoteFor } from "./papers.ts";
import { networksOf } from "./networks.ts";
import { retryAttachments } from "./attachments/retry.ts";
import { moderationOf } from "./moderation/moderation.ts";
import { checkReplyLink } from "./outbox/check-link.ts";
import { pagesDesk } from "./pages/pages-desk.ts";
import { peopleDesk } from "./people/people-desk.ts";
import { organisationOf } from "./organisation-of.ts";
import type { AppParts } from "./parts.ts";
import type { PageRow } from "./ports/store.ts";
import { may, standingIn } from "./rights.ts";
import { rulesDesk } from "./rules/rules-desk.ts";
import { save, saved } from "./saves.ts";
import { searchFor } from "./search.ts";
import { siteHookDesk } from "./site/hook.ts";
import { siteOf } from "./site/site.ts";
import { readFile, upload } from "./upload.ts";

/** The app over its parts: every call is made by somebody, and rights are asked behind it. */
export function createApp(parts: AppParts): App {
  const desk = deskOf(parts);
  return {
    receive: (network, pageKey, request) => receive(desk, network, pageKey, request),
    list: (principal, query) => listFor(desk, principal, query),
    search: (principal, words) => searchFor(desk, principal, words),
    newCard: (principal, card) => newCard(desk, principal, card),
    repeats: (principal, caseId) => repeatsOf(desk, principal, caseId),
    card: (principal, caseId) => cardOf(desk, principal, caseId),
    deadline: (principal, caseId, timer) => deadlineStory(desk, principal, { caseId, timer }),
    move: (principal, caseId: CaseId, version, move) => moveCase(desk, principal, { caseId, version, move }),
    save: (principal, caseId, field, text) => save(desk, principal, { caseId, field }, text),
    saved: (principal, caseId, field) => saved(desk, principal, { caseId, field }),
    upload: (principal, file) => upload(desk, principal, file),
    file: (principal, fileId) => readFile(desk, principal, fileId),
    alarms: (principal, caseId) => alarmsFor(desk, principal, caseId),
    acknowledgeAlarm: (principal, alarmId) => acknowledgeAlarm(desk, principal, alarmId),
    formerAnswers: (principal, caseId) => formerAnswersFor(desk, principal, caseId),
    policeNote: (principal, caseId) => policeNoteFor(desk, principal, caseId),
    appealPackage: (principal, caseId) => appealPackageFor(desk, principal, caseId),
    pages: (principal) => pagesFor(desk, principal),
    networks: () => networksOf(desk.channels),
    desk: (principal) => deskFor(desk, principal),
    rules: rulesDesk(desk),
    site: siteOf(desk),
    siteHook: siteHookDesk(desk),
    register: pagesDesk(desk),
    people: peopleDesk(desk),
    moderation: moderationOf(desk),
    checkReplyLink: (principal, asked) => checkReplyLink(desk, principal, asked),
    retryAttachments: (principal, caseId, messageId) => retryAttachments(desk, principal, { caseId, messageId }),
    control: controlDesk(desk),
    duty: dutyDesk(desk),
    incident: incidentDesk(desk),
    templates: templatesDesk(desk),
    notes: notesDesk(desk),
    seesCase: (principal, caseId) => seesCase(desk, principal, caseId),
    principalOf: (userId) => principalOf(desk, userId),
    subscribe: createLive(desk.store, desk.log),
    now: desk.now,
  };
}

/** The register of official pages (1.4) without its secrets: they never leave the server. */
async function pagesFor(desk: Desk, { tenantId, person }: Principal): ReturnType<App["pages"]> {
  if (!may(person, "page", "read")) return [];
  return desk.store.transaction(tenantId, async (tx) => {
    const [pages, alarms] = [await tx.pages(), await tx.standingPageAlarms()];
    // The alarm of a page that is switched off concerns nobody.
    const of = ({ pageId, enabled }: PageRow) => (enabled ? alarms.filter((alarm) => alarm.pageId === pageId) : []);
    return pages.map((page) => ({ ...page, secrets: {}, alarms: of(page) }));
  });
}

async function deskFor(desk: Desk, { tenantId }: Principal): ReturnType<App["desk"]> {
  return desk.store.transaction(tenantId, async (tx) => {
    const organisation = await organisationOf(tx);
    const book = await desk.bookOf(tx, organisation);
    return { organisation, calendars: book.calendars, units: await tx.units(), procedure: book.inForce(organisation, desk.now()) };
  });
}

async function principalOf(desk: Desk, userId: string): Promise<Principal | null> {
  const found = await desk.store.personOfUser(userId);
  if (found === null || !found.person.active) return null;
  const { tenantId, person, actingAs } = found;
  return actingAs === null ? { tenantId, person } : { tenantId, person: standingIn(person, actingAs), isActing: true };
}
