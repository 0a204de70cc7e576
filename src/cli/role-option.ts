import { InvalidArgumentError } from "commander";

const roles = ["curator", "head", "unit", "controller", "administrator"] as const;

export type PersonRole = (typeof roles)[number];

/** A role from the command line. */
export const roleOption = (text: string): PersonRole => {
  const role = roles.find((known) => known === text);
  if (role === undefined) throw new InvalidArgumentError(roles.join(" | "));
  return role;
};
