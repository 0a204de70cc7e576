import { isDeepStrictEqual } from "node:util";
import type { TenantId } from "#case";
import { asPersonId, asTenantId, asUnitId } from "./ids.ts";
import type { AppParts } from "./parts.ts";
import type { PageRow, PersonRow, StoreTx, UnitRow } from "./ports/store.ts";

export type NewUnit = {
  readonly unitId: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly headName?: string;
  /** Its own hours, as much of an office's file as differs (2.6). */
  readonly hours?: unknown;
};
export type NewPerson = Omit<PersonRow, "personId" | "unitId" | "active" | "locale"> & {
  readonly personId: string;
  readonly unitId?: string;
  readonly locale?: "ru" | "en";
};
export type NewPage = Omit<PageRow, "health" | "lastEventAt" | "enabled" | "settings" | "secrets"> &
  Partial<Pick<PageRow, "enabled" | "settings" | "secrets">>;

export type NewOrganisation = {
  readonly tenantId: string;
  readonly title: string;
  /** The office as plain data for working time. */
  readonly office: unknown;
  /** The code of its act. */
  readonly procedure: string;
  readonly units: readonly NewUnit[];
  readonly people: readonly NewPerson[];
  readonly pages: readonly NewPage[];
};

/** Sets a municipality up, or brings it to what is given: organisation, units, people, official pages, in one transaction. */
export async function setUpOrganisation(parts: Pick<AppParts, "store" | "now">, organisation: NewOrganisation): Promise<TenantId> {
  const tenantId = asTenantId(organisation.tenantId);
  const { title, office, procedure } = organisation;
  const createdAt = parts.now();
  await parts.store.transaction(tenantId, async (tx) => {
    await tx.putOrganisation({ tenantId, title, office, procedure, createdAt });
    for (const unit of organisation.units) await tx.putUnit(unitRow(unit));
    await bringHours(tx, organisation.units, createdAt);
    for (const person of organisation.people) await tx.putPerson(personRow(person));
    for (const page of organisation.pages) await tx.putPage(pageRow(page, createdAt));
  });
  return tenantId;
}

/** Hours are written only where the file says others than are in force. */
async function bringHours(tx: StoreTx, units: readonly NewUnit[], at: number): Promise<void> {
  const present = new Map((await tx.units()).map(({ unitId, hours }) => [unitId, hours]));
  for (const { unitId, hours = null } of units) {
    if (isDeepStrictEqual(present.get(asUnitId(unitId)) ?? null, hours)) continue;
    await tx.putUnitHours({ unitId: asUnitId(unitId), hours, personId: null, at, reason: "setup" });
  }
}

function unitRow({ unitId, title, shortTitle, headName }: NewUnit): Omit<UnitRow, "hours"> {
  return { unitId: asUnitId(unitId), title, shortTitle, headName: headName ?? null, active: true };
}

function personRow({ personId, unitId, locale, ...person }: NewPerson): PersonRow {
  return {
    ...person,
    personId: asPersonId(personId),
    unitId: unitId === undefined ? null : asUnitId(unitId),
    locale: locale ?? "ru",
    active: true,
  };
}

/** What came before the page was connected came to nobody: the clocks of older messages begin with the connection. */
function pageRow({ settings, secrets, enabled, ...page }: NewPage, connectedAt: number): PageRow {
  return {
    ...page,
    enabled: enabled ?? true,
    settings: { connectedAt, ...settings },
    secrets: secrets ?? {},
    health: { state: "unknown", problems: [], checkedAt: null },
    lastEventAt: null,
  };
}
