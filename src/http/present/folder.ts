import type { EnteredResult as Entered, FolderForm as FormView } from "#app";
import type { EnteredResult, FolderForm } from "../contract/index.ts";
import type { MomentWriter } from "./moment.ts";
import { presentRefusal } from "./refusal.ts";

/** The folder as a form. */
export const presentFolderForm = ({ cards, signers }: FormView): FolderForm => ({
  cards: cards.map(({ view: { parts, state }, code, mayEnter }) => {
    const opening = parts.messages.find(({ messageId }) => messageId === state.messageId);
    return {
      caseId: state.caseId,
      number: parts.projection.number,
      code,
      authorName: opening?.author?.name ?? null,
      text: opening === undefined ? "" : (parts.texts.get(opening.text.textId) ?? ""),
      receivedAt: state.receivedAt,
      mayEnter,
    };
  }),
  signers: signers.map(({ personId, name, position }) => ({ personId, name, position })),
});

const changed = {
  ru: "Карточка изменилась после печати листа. Посмотрите её и внесите резолюцию на карточке или напечатайте лист снова.",
  en: "The card has changed since the sheet was printed. Look at it, then resolve on the card or print the sheet anew.",
};
const gone = { ru: "Такой карточки нет.", en: "There is no such card." };

/** What became of one sheet. */
export const presentEntered = (entered: Entered, moment: MomentWriter): EnteredResult => {
  const { caseId } = entered;
  switch (entered.kind) {
    case "done":
      return { caseId, done: true, why: null, clause: null };
    case "changed":
      return { caseId, done: false, why: changed, clause: null };
    case "notFound":
      return { caseId, done: false, why: gone, clause: null };
    case "badInput": {
      const [first] = entered.problems;
      return { caseId, done: false, why: first === undefined ? changed : { ru: first.ru, en: first.en }, clause: null };
    }
    case "refused": {
      const { message, clause } = presentRefusal(entered.refusal, entered.procedure, moment);
      return { caseId, done: false, why: message, clause };
    }
  }
};
