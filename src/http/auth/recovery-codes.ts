import { randomInt } from "node:crypto";

/** Letters and digits that are not taken for one another on paper. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLength = 4;

const newCode = (): string =>
  Array.from({ length: groups }, () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join("")).join("-");

/** Ten codes for those whose phone is lost: each about 79 random bits, each for one use. */
export const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, newCode);

/** A code as people type it from paper: capitals, spaces and other dashes do not matter. */
export const recoveryCodeOf = (typed: string): string =>
  (
    typed
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "")
      .match(/.{1,4}/g) ?? []
  ).join("-");
