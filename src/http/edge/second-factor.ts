import type { Role } from "../contract/index.ts";

/** Whether the roles that decide and that keep the system must sign in by two steps, or may. */
export type SecondFactorPolicy = "required" | "offered";

const strict = new Set<Role>(["administrator", "head", "curator"]);

/** Whether this role must have a second factor; an acting official counts as the role that they act in. */
export const demandsSecondFactor = (policy: SecondFactorPolicy, role: Role): boolean => policy === "required" && strict.has(role);
