import type { PersonId, UnitId } from "./ids.ts";

/** The roles that the Procedure knows (1.6–1.8, 2.6, 2.9); the administrator of the system never acts on a case. */
export const actingRoles = ["curator", "head", "unit", "controller"] as const;
export type ActingRole = (typeof actingRoles)[number];

/** Whose move it can be: the acting roles, and those outside of the desk. */
export type Waiter = ActingRole | "author" | "network" | "mediaDepartment";

/** Who did it. `system` is the product itself (a timer, a connector); a fact from outside has the actor `network`. */
export type Actor =
  | { readonly kind: "person"; readonly personId: PersonId; readonly role: "curator" | "head" | "controller" }
  | { readonly kind: "person"; readonly personId: PersonId; readonly role: "unit"; readonly unitId: UnitId }
  | { readonly kind: "network" }
  | { readonly kind: "system" };
