import { dictionary } from "@zxcvbn-ts/language-common";

/** Which rules a password must hold to: length and lists (ASVS 5.0 V6.2), or the composition that many Russian regulations still ask for. */
export type PasswordProfile = "asvs" | "fstec";

export type PasswordProblem = "short" | "long" | "classes" | "context" | "common" | "uniform";

/** Who the password is for: it may hold neither their login nor their name. */
export type PasswordOwner = { readonly login: string; readonly name?: string };

const longest = 256;
const least: Readonly<Record<PasswordProfile, number>> = { asvs: 12, fstec: 8 };

/** How short a password may be under a profile. */
export const leastLength = (profile: PasswordProfile): number => least[profile];

/** How long a password may stay, where the profile says so at all: ASVS asks for no change without a reason (V6.2.10). */
const ageMs: Readonly<Record<PasswordProfile, number>> = { asvs: Number.POSITIVE_INFINITY, fstec: 90 * 86_400_000 };

/** Whether a password set at this moment must be changed by now. */
export const isTooOld = (profile: PasswordProfile, setAt: number | null, now: number): boolean =>
  setAt !== null && now - setAt > ageMs[profile];

const contextWords = ["otklik", "отклик", "администрац", "administrat", "municipal", "муниципал", "гулькевич", "gulkevich"];

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

let known: ReadonlySet<string> | null = null;
const isKnown = (word: string): boolean => (known ??= new Set(dictionary["passwords-common"])).has(word);

/** A password of the lists with digits or marks around it is that password still. */
const coreOf = (plain: string): string => plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

const holdsContext = (plain: string, { login, name = "" }: PasswordOwner): boolean => {
  const own = [login, ...name.split(/\s+/)].map((word) => word.toLowerCase()).filter((word) => word.length >= 4);
  if (own.some((word) => plain.includes(word))) return true;
  return contextWords.some((word) => plain.includes(word) && plain.length < word.length + 8);
};

const isCommon = (plain: string): boolean => {
  const core = coreOf(plain);
  return isKnown(plain) || (core.length >= 4 && plain.length - core.length <= 6 && isKnown(core)) || /^(.{1,6})\1+$/u.test(plain);
};

/** What is wrong with a password, or null. Every character counts; nothing is cut off. */
export const problemOf = (password: string, owner: PasswordOwner, profile: PasswordProfile = "asvs"): PasswordProblem | null => {
  const plain = password.toLowerCase();
  const length = Array.from(password).length;
  if (length < least[profile]) return "short";
  if (length > longest) return "long";
  if (new Set(plain).size < 5) return "uniform";
  if (profile === "fstec" && classes.filter((one) => one.test(password)).length < 3) return "classes";
  if (holdsContext(plain, owner)) return "context";
  return isCommon(plain) ? "common" : null;
};

/** The problem in words. */
export const passwordWords = (problem: PasswordProblem, profile: PasswordProfile): { readonly ru: string; readonly en: string } => {
  switch (problem) {
    case "short":
      return { ru: `Пароль короче ${least[profile]} знаков.`, en: `The password is shorter than ${least[profile]} characters.` };
    case "long":
      return { ru: `Пароль длиннее ${longest} знаков.`, en: `The password is longer than ${longest} characters.` };
    case "classes":
      return {
        ru: "Нужны знаки трёх видов: заглавные и строчные буквы, цифры или другие знаки.",
        en: "Three kinds of characters are needed: capital and small letters, digits or other marks.",
      };
    case "context":
      return {
        ru: "В пароле есть логин, имя или название системы: их пробуют первыми.",
        en: "The password holds the login, the name or the product's name: these are tried first.",
      };
    case "common":
      return {
        ru: "Такой пароль есть в списках украденных. Придумайте другой.",
        en: "This password is in lists of stolen ones. Think of another.",
      };
    case "uniform":
      return { ru: "В пароле слишком мало разных знаков.", en: "The password has too few different characters." };
  }
};
