import type { People } from "#app";
import type { AccountInfo } from "../auth/face.ts";
import type { KeptPeople } from "../contract/index.ts";
import { presentUnit } from "./desk.ts";

const nobody = { login: "", email: null, hasPassword: false, hasSecondFactor: false, invitedUntil: null } as const;

/** The people with what is known of their accounts. */
export const presentPeople = ({ people, units }: People, accounts: ReadonlyMap<string, AccountInfo>, myUserId: string): KeptPeople => ({
  people: people.map(({ userId, ...person }) => {
    const { login, email, hasPassword, hasSecondFactor, invitedUntil } = accounts.get(userId) ?? nobody;
    return { ...person, login, email, hasPassword, hasSecondFactor, invitedUntil, isMe: userId === myUserId };
  }),
  units: units.map(presentUnit),
});
