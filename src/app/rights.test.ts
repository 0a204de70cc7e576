import { describe, expect, it } from "vitest";
import type { PersonId, UnitId } from "#case";
import type { PersonRow } from "./ports/store.ts";
import { actorOf, may, mayOnCase, rights, scopeOf } from "./rights.ts";
import type { Role } from "./rights.ts";

const zhkh = "zhkh" as UnitId;
const roads = "roads" as UnitId;

const person = (role: Role, unitId: UnitId | null = null, active = true): PersonRow => ({
  personId: "p" as PersonId,
  userId: "u",
  name: "",
  position: "",
  role,
  unitId,
  locale: "ru",
  active,
});

describe("1.5, 1.6, 2.6: role × object × action", () => {
  it("4.2: the controller watches every case of the municipality, whatever its unit, and changes no setting", () => {
    expect(scopeOf(person("controller"))).toEqual({ kind: "all" });
    expect(mayOnCase(person("controller"), "read", [zhkh, roads])).toBe(true);
    expect(may(person("controller"), "settings", "change")).toBe(false);
  });

  const table: readonly (readonly [Role, string])[] = [
    ["curator", "case.read case.act file.read file.upload page.read act.read"],
    ["head", "case.read case.act file.read file.upload page.read act.read"],
    ["controller", "case.read case.act file.read file.upload page.read act.read"],
    ["unit", "case.read case.act file.read file.upload"],
    ["administrator", "page.read page.change act.read settings.read settings.change"],
  ];
  it.each(table)("%s: %s", (role, allowed) => {
    const all = (["case", "file", "page", "act", "settings"] as const).flatMap((object) =>
      (["read", "act", "upload", "change"] as const)
        .filter((action) => may(person(role, zhkh), object, action))
        .map((action) => `${object}.${action}`),
    );
    expect(all.join(" ")).toBe(allowed);
  });

  it("a unit's rights on cases end with its own cases", () => {
    expect(mayOnCase(person("unit", zhkh), "read", [zhkh, roads])).toBe(true);
    expect(mayOnCase(person("unit", zhkh), "act", [roads])).toBe(false);
    expect(mayOnCase(person("unit", zhkh), "act", [])).toBe(false);
    expect(mayOnCase(person("unit"), "read", [zhkh])).toBe(false);
    expect(mayOnCase(person("curator"), "act", [])).toBe(true);
    expect(scopeOf(person("unit", zhkh))).toEqual({ kind: "unit", unitId: zhkh });
    expect(scopeOf(person("unit"))).toBeNull();
    expect(scopeOf(person("administrator"))).toBeNull();
  });

  it("whoever is switched off has no right at all", () => {
    for (const role of Object.keys(rights) as Role[]) {
      expect(may(person(role, zhkh, false), "case", "read")).toBe(false);
      expect(may(person(role, zhkh, false), "page", "read")).toBe(false);
    }
  });

  it("the administrator is never an actor of a case; a unit acts only as its unit", () => {
    expect(actorOf(person("administrator"))).toBeNull();
    expect(actorOf(person("unit"))).toBeNull();
    expect(actorOf(person("unit", zhkh))).toMatchObject({ role: "unit", unitId: zhkh });
  });
});
