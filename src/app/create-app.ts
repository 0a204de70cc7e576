import type { CaseId, TenantId } from "#case";
import { cardOf } from "./card.ts";
import { deadlineStory } from "./deadline-story.ts";
import { deskOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import type { App, Principal } from "./face.ts";
import { receive } from "./intake/receive.ts";
import { listFor } from "./list.ts";
import { createLive } from "./live.ts";
import { moveCase } from "./move.ts";
import { networksOf } from "./networks.ts";
import type { AppParts } from "./parts.ts";
import type { OrganisationRow } from "./ports/store.ts";
import { may } from "./rights.ts";
import { save, saved } from "./saves.ts";
import { readFile, upload } from "./upload.ts";

/** The app over its parts: every call is made by somebody, and rights are asked behind it. */
export function createApp(parts: AppParts): App {
  const desk = deskOf(parts);
  return {
    receive: (network, pageKey, request) => receive(desk, network, pageKey, request),
    list: (principal, query) => listFor(desk, principal, query),
    card: (principal, caseId) => cardOf(desk, principal, caseId),
    deadline: (principal, caseId, timer) => deadlineStory(desk, principal, { caseId, timer }),
    move: (principal, caseId: CaseId, version, move) => moveCase(desk, principal, { caseId, version, move }),
    save: (principal, caseId, field, text) => save(desk, principal, { caseId, field }, text),
    saved: (principal, caseId, field) => saved(desk, principal, { caseId, field }),
    upload: (principal, file) => upload(desk, principal, file),
    file: (principal, fileId) => readFile(desk, principal, fileId),
    pages: (principal) => pagesFor(desk, principal),
    networks: () => networksOf(desk.channels),
    desk: (principal) => deskFor(desk, principal),
    principalOf: (userId) => principalOf(desk, userId),
    subscribe: createLive(desk.store, desk.log),
    now: desk.now,
  };
}

/** The register of official pages (1.4) without its secrets: they never leave the server. */
async function pagesFor(desk: Desk, { tenantId, person }: Principal): ReturnType<App["pages"]> {
  if (!may(person, "page", "read")) return [];
  const pages = await desk.store.transaction(tenantId, (tx) => tx.pages());
  return pages.map((page) => ({ ...page, secrets: {} }));
}

async function deskFor(desk: Desk, { tenantId }: Principal): ReturnType<App["desk"]> {
  const { organisation, units } = await desk.store.transaction(tenantId, async (tx) => ({
    organisation: await organisationOf(tenantId, tx.organisation()),
    units: await tx.units(),
  }));
  return { organisation, calendars: desk.calendars, units, procedure: desk.book.inForce(organisation, desk.now()) };
}

async function organisationOf(tenantId: TenantId, asked: Promise<OrganisationRow | null>): Promise<OrganisationRow> {
  const organisation = await asked;
  if (organisation === null) throw new Error(`Municipality ${tenantId} has no organisation row: set it up first.`);
  return organisation;
}

async function principalOf(desk: Desk, userId: string): Promise<Principal | null> {
  const found = await desk.store.personOfUser(userId);
  return found === null || !found.person.active ? null : found;
}
