import type { AnswerTemplate, App, NotesView, PersonRow, Principal } from "#app";
import type { PersonId } from "#case";

const template: AnswerTemplate = {
  templateId: "template-1",
  title: "Вывоз мусора",
  letters: "мус",
  body: "Здравствуйте, {имя}. Мусор вывезут {дата}.",
  about: { kind: "general" },
};

const keeps = ({ person }: Principal): boolean => person.role === "curator" || person.role === "administrator";

/** Templates and notes without a database; notes are kept while the fake lives. */
export const createFakeColleagues = (
  mayOpen: (principal: Principal, caseId: string) => boolean,
  people: readonly PersonRow[],
): Pick<App, "templates" | "notes" | "seesCase"> => {
  const colleagues = people.map(({ personId, name, position }) => ({ personId, name, position }));
  const notes: NotesView["notes"][number][] = [];
  return {
    templates: {
      all: async (principal) => ({ templates: [template], mayChange: keeps(principal) }),
      save: async (principal, templateId, { title }) => {
        if (!keeps(principal)) return null;
        return title.trim() === ""
          ? { kind: "badInput", problems: [{ code: "TITLE_REQUIRED", path: "title", ru: "Назовите шаблон.", en: "Give it a title." }] }
          : { kind: "done", templateId: templateId ?? "template-2" };
      },
      remove: async (principal, templateId) => (keeps(principal) ? templateId === template.templateId : null),
    },
    notes: {
      of: async (principal, caseId) => (mayOpen(principal, caseId) ? { notes, colleagues } : null),
      add: async (principal, caseId, { text, mentions }) => {
        if (!mayOpen(principal, caseId)) return null;
        if (text.trim() === "")
          return { kind: "badInput", problems: [{ code: "NOTE_REQUIRED", path: "text", ru: "Напишите заметку.", en: "Write the note." }] };
        const named = (personId: PersonId | string) => colleagues.filter((one) => one.personId === personId);
        const [author] = named(principal.person.personId);
        if (author !== undefined)
          notes.push({ noteId: `note-${notes.length + 1}`, author, text, mentions: mentions.flatMap(named), at: 0 });
        return { kind: "done" };
      },
    },
    seesCase: async (principal, caseId) => mayOpen(principal, caseId),
  };
};
