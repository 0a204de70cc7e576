import type { Bilingual } from "#procedure";
import type { MoveName } from "./commands.ts";
import type { CaseEvent, CaseEventType } from "./events.ts";

/** The languages of the desk: Russian first. */
export type Language = "ru" | "en";

const moves: Readonly<Record<MoveName, Bilingual>> = {
  placeInUrgentFolder: { ru: "Положить в папку «Срочно»", en: "Place in the urgent folder" },
  resolve: { ru: "Наложить резолюцию", en: "Resolve" },
  dispatch: { ru: "Направить в структуру", en: "Send to the unit" },
  askClarification: { ru: "Спросить автора", en: "Ask the author" },
  agreeClarification: { ru: "Согласовать вопрос автору", en: "Agree to the question" },
  declineClarification: { ru: "Не задавать вопрос автору", en: "Decline the question" },
  closePause: { ru: "Больше не ждать автора", en: "Stop waiting for the author" },
  submitDraft: { ru: "Отправить ответ на проверку", en: "Send the reply for a check" },
  submitInterim: { ru: "Отправить промежуточный ответ на проверку", en: "Send an interim reply for a check" },
  submitPart: { ru: "Передать свою часть", en: "Give one's part" },
  returnPart: { ru: "Вернуть часть на доработку", en: "Return a part" },
  returnForRework: { ru: "Вернуть на доработку", en: "Return for rework" },
  accept: { ru: "Передать главе", en: "Pass on to the Head" },
  approve: { ru: "Согласовать", en: "Approve" },
  refuseApproval: { ru: "Не согласовать", en: "Refuse approval" },
  declineCompetence: { ru: "Не наш вопрос", en: "Not our matter" },
  refuse: { ru: "Оставить без ответа", en: "Leave without an answer" },
  explain: { ru: "Подготовить разъяснение", en: "Prepare an explanation" },
  turnIntoAppeal: { ru: "Перевести в обращение", en: "Turn into an appeal" },
  linkRepeat: { ru: "Связать с прежним сообщением", en: "Link to an earlier message" },
  markGeneralInterest: { ru: "Отметить, что ответ интересен всем", en: "Mark as of general interest" },
  declareEmergency: { ru: "Отметить экстренную ситуацию", en: "Declare an emergency" },
  setImportance: { ru: "Указать важность", en: "Set the importance" },
  setTopic: { ru: "Указать тему", en: "Set the topic" },
  recordFact: { ru: "Записать событие", en: "Record an event" },
  overrideTerm: { ru: "Изменить срок", en: "Change the term" },
  retryPublication: { ru: "Отправить ещё раз", en: "Send again" },
  confirmPublishedByHand: { ru: "Отметить, что размещено вручную", en: "Confirm that it was posted by hand" },
  handOver: { ru: "Отметить передачу ответа", en: "Confirm the hand-over" },
  reopen: { ru: "Вернуть в работу", en: "Reopen" },
  close: { ru: "Закрыть", en: "Close" },
};

const events: Readonly<Record<CaseEventType, Bilingual>> = {
  received: { ru: "Сообщение поступило", en: "The message arrived" },
  edited: { ru: "Автор изменил сообщение", en: "The author edited the message" },
  removedByAuthor: { ru: "Автор удалил сообщение", en: "The author removed the message" },
  restored: { ru: "Сообщение восстановлено", en: "The message was restored" },
  placedInUrgentFolder: { ru: "Положено в папку «Срочно»", en: "Placed in the urgent folder" },
  resolved: { ru: "Наложена резолюция", en: "Resolved" },
  dispatched: { ru: "Направлено в структуру", en: "Sent to the unit" },
  clarificationAsked: { ru: "Предложен вопрос автору", en: "A question to the author was proposed" },
  clarificationAgreed: { ru: "Вопрос автору согласован", en: "The question to the author was agreed" },
  clarificationDeclined: { ru: "Вопрос автору не согласован", en: "The question to the author was declined" },
  clarificationPosted: { ru: "Вопрос автору размещён", en: "The question to the author was posted" },
  authorAnswered: { ru: "Автор ответил на вопрос", en: "The author answered the question" },
  authorWroteAgain: { ru: "Автор написал ещё", en: "The author wrote again" },
  pauseClosed: { ru: "Ответа автора больше не ждём", en: "The wait for the author was closed" },
  draftSubmitted: { ru: "Ответ отправлен на проверку", en: "The reply was sent for a check" },
  partSubmitted: { ru: "Часть ответа передана", en: "A part of the reply was given" },
  partReturned: { ru: "Часть ответа возвращена", en: "A part of the reply was returned" },
  partDeclined: { ru: "Помогающая структура ответила: не наш вопрос", en: "A helping unit said: not our matter" },
  returnedForRework: { ru: "Возвращено на доработку", en: "Returned for rework" },
  accepted: { ru: "Проверено куратором", en: "Checked by the curator" },
  approved: { ru: "Согласовано", en: "Approved" },
  approvalRefused: { ru: "Не согласовано", en: "Approval was refused" },
  sentForPublication: { ru: "Ответ готов к отправке", en: "The reply is ready to leave" },
  published: { ru: "Ответ опубликован", en: "The reply was published" },
  publicationFailed: { ru: "Опубликовать не удалось", en: "The publication failed" },
  publicationRetried: { ru: "Отправлено ещё раз", en: "Sent again" },
  handedOver: { ru: "Ответ передан", en: "The reply was handed over" },
  competenceDeclined: { ru: "Структура ответила: не наш вопрос", en: "The unit said: not our matter" },
  refused: { ru: "Оставлено без ответа", en: "Left without an answer" },
  turnedIntoAppeal: { ru: "Переведено в обращение", en: "Turned into an appeal" },
  appealRegistered: { ru: "Обращение зарегистрировано", en: "The appeal was registered" },
  repeatLinked: { ru: "Связано с прежним сообщением", en: "Linked to an earlier message" },
  generalInterestMarked: { ru: "Отмечено: ответ интересен всем", en: "Marked as of general interest" },
  emergencyDeclared: { ru: "Отмечена экстренная ситуация", en: "An emergency was declared" },
  importanceSet: { ru: "Указана важность", en: "The importance was set" },
  topicSet: { ru: "Указана тема", en: "The topic was set" },
  factRecorded: { ru: "Записано событие", en: "An event was recorded" },
  termOverridden: { ru: "Срок изменён", en: "The term was changed" },
  answeredOutside: { ru: "Ответили прямо в сети", en: "Answered in the network itself" },
  reopened: { ru: "Возвращено в работу", en: "Reopened" },
  closed: { ru: "Закрыто", en: "Closed" },
};

/** All types of events; the table of words keeps the list whole. */
export const eventTypes: readonly CaseEventType[] = Object.keys(events).filter(isEventType);

const drafts: Readonly<Record<"final" | "interim" | "explanation", Bilingual>> = {
  final: events.draftSubmitted,
  interim: { ru: "Промежуточный ответ отправлен на проверку", en: "An interim reply was sent for a check" },
  explanation: { ru: "Разъяснение отправлено на проверку", en: "An explanation was sent for a check" },
};

/** Whether a fact is one of the product's own events, and not one that an act declares. */
export function isEventType(type: string): type is CaseEventType {
  return Object.hasOwn(events, type);
}

/** What a move is called on its button. */
export function moveTitle(move: MoveName, language: Language): string {
  return moves[move][language];
}

const onPaper = { ru: "Резолюция на бумаге", en: "Resolved on paper" } as const;

/** What an event is called in the history: by its type, or, given whole, a little closer. */
export function eventTitle(event: CaseEventType | CaseEvent, language: Language): string {
  if (typeof event === "string") return events[event][language];
  if (event.type === "resolved" && event.onPaper !== undefined) return onPaper[language];
  return (event.type === "draftSubmitted" ? drafts[event.reply] : events[event.type])[language];
}
