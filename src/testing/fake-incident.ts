import type { FieldMap, IncidentDesk, LetterView, Principal } from "#app";
import type { CaseId, FileId, TenantId } from "#case";

const letter: LetterView = {
  letterId: "letter-1",
  kind: "notRead",
  messageId: "<1@incident.example>",
  from: "robot@incident.example",
  subject: "Инцидент",
  receivedAt: 1_764_000_000_000,
  caseId: null,
  caseNumber: null,
  publicationId: null,
  fileId: "file-1" as FileId,
  problems: [{ code: "NO_TEXT", path: "text", ru: "Не найден текст.", en: "No words." }],
  detail: "",
  settled: null,
};

const signs = (label: string) => ({ labels: [label], pattern: "" });
const defaultMapOfTests: FieldMap = {
  number: signs("номер"),
  text: signs("текст"),
  url: signs("ссылка"),
  author: signs("автор"),
  topic: signs("тема"),
  topicGroup: signs("группа"),
  executor: signs("исполнитель"),
  writtenAt: signs("дата"),
  deadline: signs("срок"),
};

const readsLetters = ({ person }: Principal): boolean => person.role === "curator";
const keeps = ({ person }: Principal): boolean => person.role === "administrator";

/** One key, one letter; only the curator reads letters, only the administrator keeps keys. */
export const createFakeIncident = (): IncidentDesk & { readonly right: string } => {
  const right = `otk_${"k".repeat(40)}`;
  const taken = new Set<string>();
  return {
    right,
    state: async (principal) =>
      readsLetters(principal) || keeps(principal)
        ? {
            mailbox: null,
            handOverTo: null,
            openLetters: 1,
            map: defaultMapOfTests,
            mapBy: null,
            mayTakeIn: readsLetters(principal),
            keys: keeps(principal) ? [] : null,
          }
        : null,
    letters: async (principal) => (readsLetters(principal) ? [letter] : null),
    letter: async (principal, letterId) =>
      readsLetters(principal) && letterId === letter.letterId ? { letter, words: "слова", fields: { number: "1" }, files: [] } : null,
    tryMap: async (principal) =>
      readsLetters(principal) || keeps(principal) ? { words: "слова", fields: {}, problems: [...letter.problems], isWhole: false } : null,
    saveMap: async (principal) => (readsLetters(principal) || keeps(principal) ? true : null),
    cardFromLetter: async (principal, letterId, { text = "" }) => {
      if (!readsLetters(principal)) return null;
      if (letterId !== letter.letterId) return { kind: "notFound" };
      if (text === "")
        return { kind: "badInput", problems: [{ code: "TEXT_REQUIRED", path: "text", ru: "Нужен текст.", en: "Words are needed." }] };
      return { kind: "taken", caseId: "case-1" as CaseId, number: 7 };
    },
    dismiss: async (principal) => (readsLetters(principal) ? true : null),
    previewTable: async (principal) => (readsLetters(principal) ? { columns: [], rows: [], problems: [], total: 0, known: 0 } : null),
    importTable: async (principal) => (readsLetters(principal) ? { taken: 1, known: 0, problems: [] } : null),
    makeKey: async (principal) => (keeps(principal) ? right : null),
    revokeKey: async (principal) => (keeps(principal) ? true : null),
    part: async ({ person }) => (person.role === "administrator" ? null : { facts: null, letters: [letter], handOverTo: null }),
    ownerOf: async (key) => (key === right ? { tenantId: "town" as TenantId, keyId: "key-1" } : null),
    takeByKey: async (_owner, { number = "" }) => {
      const kind = taken.has(number) ? "known" : "taken";
      taken.add(number);
      return { kind, caseId: "case-1" as CaseId, number: 7 };
    },
  };
};
