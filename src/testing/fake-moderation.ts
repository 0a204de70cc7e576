import type { ModerationApp, ModerationOutcome, ModerationPart, Principal } from "#app";
import type { CaseId } from "#case";

const part: ModerationPart = {
  mayAct: true,
  ways: { hide: "byHand", unhide: "api", delete: "api", block: "api", unblock: "api" },
  ownWays: { deleteOwn: "api", editOwn: "api" },
  grounds: [{ name: "spam", title: { ru: "Реклама", en: "Advertising" }, clause: null, needsNote: false }],
  correctionNeeds: ["curator", "head"],
  deeds: [],
};

/** Moderation of one case: the curator acts, whoever sees every case reads the log. */
export const createFakeModeration = (known: CaseId): ModerationApp => {
  const outcome = ({ person }: Principal, caseId: CaseId, ground: string): ModerationOutcome => {
    if (caseId !== known) return { kind: "notFound" };
    if (person.role !== "curator") return { kind: "forbidden" };
    if (!part.grounds.some(({ name }) => name === ground))
      return { kind: "badInput", problems: [{ code: "GROUND_REQUIRED", path: "ground", ru: "Выберите.", en: "Choose." }] };
    return { kind: "done", part };
  };
  const seesAll = ({ person }: Principal): boolean => person.role !== "unit" && person.role !== "administrator";
  return {
    part: async (_principal, caseId) => (caseId === known ? part : null),
    act: async (principal, caseId, { ground }) => outcome(principal, caseId, ground),
    decide: async (principal, caseId) => outcome(principal, caseId, "spam"),
    retry: async (principal, caseId) => outcome(principal, caseId, "spam"),
    log: async (principal) => (seesAll(principal) ? [] : null),
    csv: async (principal) => (seesAll(principal) ? "\uFEFFКогда\r\n" : null),
  };
};
