import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import { asPersonId, asUnitId } from "../ids.ts";
import type { PersonRow, StoreTx } from "../ports/store.ts";
import { may } from "../rights.ts";
import type { PeopleDesk, PeopleOutcome, PersonChangeForm, PersonForm } from "./face.ts";

/** The people of the municipality over the app's parts: kept by the administrator alone. */
export function peopleDesk(desk: Desk): PeopleDesk {
  return {
    list: async (principal) => {
      if (!may(principal.person, "settings", "read")) return null;
      return desk.store.transaction(principal.tenantId, async (tx) => ({ people: await tx.people(), units: await tx.units() }));
    },
    find: (principal, personId) => keeping(desk, principal, async (tx) => same(await personOf(tx, personId))),
    check: (principal, form) => keeping(desk, principal, async (tx) => (await refusalOf(tx, form)) ?? { kind: "done" }),
    add: (principal, form, userId) => keeping(desk, principal, (tx) => add(desk, tx, { form, userId })),
    change: (principal, personId, form) => keeping(desk, principal, (tx) => change(tx, principal, { personId, form })),
  };
}

async function keeping<T>(
  desk: Desk,
  { tenantId, person }: Principal,
  work: (tx: StoreTx) => Promise<T>,
): Promise<T | { readonly kind: "forbidden" }> {
  if (!may(person, "settings", "change")) return { kind: "forbidden" };
  return desk.store.transaction(tenantId, work);
}

const personOf = async (tx: StoreTx, personId: string): Promise<PersonRow | null> =>
  (await tx.people()).find((person) => person.personId === personId) ?? null;

const same = (person: PersonRow | null): PeopleOutcome =>
  person === null ? { kind: "notFound" } : { kind: "done", before: person, after: person };

const badInput = (...problems: readonly InputProblem[]) => ({ kind: "badInput", problems }) as const;

/** Who answers for a unit must have one (2.6); the others have none. */
async function refusalOf(tx: StoreTx, { role, unitId }: PersonForm): Promise<ReturnType<typeof badInput> | null> {
  if (role !== "unit") return null;
  const known = (await tx.units()).some((unit) => unit.active && unit.unitId === unitId);
  if (known) return null;
  return badInput({
    code: "UNIT_NEEDED",
    path: "unitId",
    ru: "Назовите структуру, за которую отвечает сотрудник.",
    en: "Name the unit that the person answers for.",
  });
}

const rowOf = (form: PersonForm): Pick<PersonRow, "name" | "position" | "role" | "unitId" | "locale"> => ({
  name: form.name,
  position: form.position,
  role: form.role,
  unitId: form.role === "unit" && form.unitId !== null ? asUnitId(form.unitId) : null,
  locale: form.locale,
});

async function add(
  desk: Desk,
  tx: StoreTx,
  { form, userId }: { readonly form: PersonForm; readonly userId: string },
): Promise<PeopleOutcome> {
  const refused = await refusalOf(tx, form);
  if (refused !== null) return refused;
  const person: PersonRow = { ...rowOf(form), personId: asPersonId(desk.newId()), userId, active: true };
  await tx.putPerson(person);
  return same(person);
}

/** One's own role and being on cannot be taken away by oneself: somebody must be left who keeps the system. */
async function change(
  tx: StoreTx,
  principal: Principal,
  { personId, form }: { readonly personId: string; readonly form: PersonChangeForm },
): Promise<PeopleOutcome> {
  const before = await personOf(tx, personId);
  if (before === null) return { kind: "notFound" };
  const refused = await refusalOf(tx, form);
  if (refused !== null) return refused;
  if (before.personId === principal.person.personId && (form.role !== before.role || !form.active))
    return badInput({
      code: "OWN_ROLE",
      path: "role",
      ru: "Свою роль меняет и себя отключает другой администратор.",
      en: "Your own role is changed, and you are switched off, by another administrator.",
    });
  const after: PersonRow = { ...before, ...rowOf(form), active: form.active };
  await tx.putPerson(after);
  return { kind: "done", before, after };
}
