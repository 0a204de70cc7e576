import type { CasesFilter } from "../data/control.ts";

const stands = ["overdue", "soon", "running", "suspended", "none"] as const;
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Which cases of the day an address asks for; what it does not say is not narrowed. */
export const casesSearch = (search: Record<string, unknown>): CasesFilter => ({
  stand: stands.find((stand) => stand === search["stand"]),
  unit: textOf(search["unit"]),
  step: textOf(search["step"]),
});
