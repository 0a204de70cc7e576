import { z } from "zod";
import { id, instant, language, role, unit } from "./common.ts";

/** A person of the municipality, as the administrator keeps them. */
export const keptPerson = z.object({
  personId: id,
  name: z.string(),
  position: z.string(),
  role,
  unitId: id.nullable(),
  locale: language,
  active: z.boolean(),
  login: z.string(),
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  invitedUntil: instant.nullable(),
  isMe: z.boolean(),
});
export type KeptPerson = z.infer<typeof keptPerson>;

export const keptPeople = z.object({ people: z.array(keptPerson), units: z.array(unit) });
export type KeptPeople = z.infer<typeof keptPeople>;

const form = {
  name: z.string().trim().min(2).max(200),
  position: z.string().trim().max(300),
  role,
  unitId: id.nullable(),
  locale: language,
};

export const newPerson = z.object({ ...form, login: z.string().trim().min(2).max(64), email: z.email().max(200).nullable() });
export type NewPerson = z.infer<typeof newPerson>;

export const personChange = z.object({ ...form, active: z.boolean() });
export type PersonChange = z.infer<typeof personChange>;

/** The one-time link, told once. */
export const personLink = z.object({ link: z.string(), until: instant });
export type PersonLink = z.infer<typeof personLink>;
