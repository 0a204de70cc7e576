import type { ActRoute, ActStep } from "#http/contract";

/** Whose move it is, as a column of the picture; the ends have a column of their own. */
export type Lane = "curator" | "head" | "unit" | "controller" | "outside" | "end";

const order: readonly Lane[] = ["curator", "head", "unit", "controller", "outside", "end"];

/** The column of a step: of several who are awaited the first. */
export const laneOf = ({ ends, waitsFor }: Pick<ActStep, "ends" | "waitsFor">): Lane => {
  if (ends) return "end";
  const [first] = waitsFor;
  return order.find((lane) => lane === first) ?? "outside";
};

/** The columns that a route needs, in their usual order. */
export const lanesOf = ({ steps }: Pick<ActRoute, "steps">): readonly Lane[] => {
  const used = new Set(steps.map(laneOf));
  return order.filter((lane) => used.has(lane));
};
