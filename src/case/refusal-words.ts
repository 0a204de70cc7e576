import type { Bilingual, Procedure, ProcedureRole, ProofKind } from "#procedure";
import type { Instant } from "#worktime";
import type { ActingRole } from "./actor.ts";
import type { Refusal, RefusalKind } from "./refusal.ts";
import type { Language } from "./words.ts";
import { moveTitle } from "./words.ts";

type Of<Kind extends RefusalKind> = Extract<Refusal, { readonly kind: Kind }>;

/** How to say it: in which language, and, where the reader's zone is known, how a moment is written there. */
export type Speech = Language | { readonly language: Language; readonly moment: (at: Instant) => string };

/** A moment with its preposition, or nothing where no zone is known: a guess would be worse. */
type When = (before: string, at: Instant) => string;
type Words = { readonly [Kind in RefusalKind]: (refusal: Of<Kind>, procedure: Procedure, when: When) => Bilingual };

const same = (ru: string, en: string) => (): Bilingual => ({ ru, en });

/** One table for every "no": what is missing or in the way, in the words of the people who read it. */
const words: Words = {
  NotYourMove: ({ allowedRoles }, procedure) => ({
    ru: `Это делает ${titles(allowedRoles, procedure, "ru")}.`,
    en: `This is done by: ${titles(allowedRoles, procedure, "en")}.`,
  }),
  NotAtThisStep: ({ move, step }, procedure) => ({
    ru: `«${moveTitle(move, "ru")}»: сейчас это сделать нельзя, карточка на шаге «${stepTitle(step, procedure, "ru")}».`,
    en: `"${moveTitle(move, "en")}" cannot be done now: the case is at the step "${stepTitle(step, procedure, "en")}".`,
  }),
  NotYourUnit: same(
    "Ответ готовит другая структура: вашей это сообщение не поручено или отвечает за него не она.",
    "Another unit prepares the reply: the message was not given to yours, or yours is not the answerable one.",
  ),
  ClarificationTooLate: ({ due }, _procedure, when) => ({
    ru: `Срок, чтобы спросить автора, истёк${when(" ", due)}. Куратор может записать исключение.`,
    en: `The term for asking the author has run out${when(": ", due)}. The curator may record an exception.`,
  }),
  TooLate: ({ due }, _procedure, when) => ({
    ru: `Срок для этого истёк${when(" ", due)}.`,
    en: `The term for this has run out${when(": ", due)}.`,
  }),
  ApprovalRequired: same(
    "Ответ нельзя отправить: нет согласования именно этого текста.",
    "The reply cannot leave: exactly this text has not been approved.",
  ),
  DraftChanged: same(
    "Текст ответа с тех пор изменился. Посмотрите новый текст и решите ещё раз.",
    "The text has changed since. Look at the new text and decide again.",
  ),
  DraftRequired: same("Ответа, который ждёт решения, нет.", "There is no reply that waits for a decision."),
  UnitRequired: same("Укажите ответственную структуру.", "Name the responsible unit."),
  UnknownUnit: same("Такой структуры нет в справочнике.", "There is no such unit in the register."),
  AnswerableNotAmongUnits: same("Отвечать может только одна из выбранных структур.", "Only one of the chosen units can be answerable."),
  OneUnitOnly: same("Сообщение направляют только в одну структуру.", "A message goes to one unit only."),
  UnitsAlreadyResolved: same(
    "Структуры указаны в резолюции. Чтобы назвать другие, нужна новая резолюция.",
    "The units are named in the resolution. To name others, a new resolution is needed.",
  ),
  TextRequired: same("Напишите текст.", "Write the text."),
  TextTooLong: ({ limit, length }) => ({
    ru: `Текст длиннее, чем разрешено: ${length} знаков из ${limit}.`,
    en: `The text is longer than allowed: ${length} characters of ${limit}.`,
  }),
  RemarksRequired: same("Напишите замечания: что исправить.", "Write the remarks: what is to be mended."),
  ReasonRequired: same("Напишите причину.", "Write the reason."),
  InstructionRequired: same("Напишите поручение.", "Write the instruction."),
  MeasuresRequired: same("Напишите, какие меры приняты или как идёт работа.", "Write which measures were taken, or how the work goes."),
  ProofRequired: ({ allOf, anyOf }) => ({
    ru: `Приложите подтверждение: ${proofWords(allOf, anyOf, "ru")}.`,
    en: `Attach a proof: ${proofWords(allOf, anyOf, "en")}.`,
  }),
  PartOfHelpersOnly: same(
    "Ваша структура отвечает за ответ: свои части передают ей другие, а она готовит общий ответ.",
    "Your unit answers for the reply: the others give it their parts, and it writes the whole.",
  ),
  PartRequired: same("Эта структура своей части не передавала.", "This unit has not given its part."),
  PartsMissing: same("Не все структуры передали свою часть.", "Not every unit has given its part."),
  PromisedDateRequired: same(
    "Укажите дату окончательного ответа, позже сегодняшней.",
    "Name the date of the final reply, later than today.",
  ),
  EvidenceRequired: same(
    "Сохраните подтверждение: текст или снимок сообщения.",
    "Keep the evidence: the text or a picture of the message.",
  ),
  UnknownGround: same(
    "Такого основания в порядке нет, или оно больше не действует.",
    "The procedure has no such ground, or it is no longer in force.",
  ),
  UnknownImportance: same("Укажите важность из списка.", "Choose the importance from the list."),
  UnknownTopic: same("Укажите тему из списка.", "Choose the topic from the list."),
  UnknownFact: same("Такого события в порядке нет.", "The procedure knows no such event."),
  UnknownRoute: same("Такого маршрута в порядке нет.", "The procedure knows no such route."),
  UnknownPublication: same(
    "Отправлять нечего: ответ уже дошёл или ещё не уходил.",
    "There is nothing to send: the reply has arrived, or has not left yet.",
  ),
  EarlierCaseRequired: same("Укажите прежнее сообщение, на которое уже отвечали.", "Name the earlier message that was answered."),
  CompetentBodyRequired: same("Укажите, кто решает этот вопрос.", "Name the body that is competent."),
  TermChangeNotAllowed: same("Этот срок порядок менять не позволяет.", "The procedure does not allow this term to be changed."),
  TermChangeLimit: ({ atMostTimes, latest }, _procedure, when) => ({
    ru: `Так изменить срок нельзя${atMostTimes === null ? "" : `: сколько раз можно, столько уже меняли (${atMostTimes})`}${latest === null ? "" : when(": самое позднее — ", latest)}.`,
    en: `The term cannot be changed so${atMostTimes === null ? "" : `: it was changed as often as is allowed (${atMostTimes})`}${latest === null ? "" : when(": the latest is ", latest)}.`,
  }),
  PauseStillYoung: ({ closableAt }, _procedure, when) => ({
    ru: `Перестать ждать ответа автора пока нельзя${when(": можно с ", closableAt)}.`,
    en: `The wait for the author cannot be closed yet${when(": it can be from ", closableAt)}.`,
  }),
  NoQuestionPosted: same("Вопроса автору, на который ждут ответа, нет.", "No question to the author waits for an answer."),
  AnswerComesByItself: same(
    "Ответ автора принесёт сама сеть. Вручную его записывают только в карточке, которую завели вручную.",
    "The network brings the author's answer by itself. It is written in by hand only on a card that was entered by hand.",
  ),
  NotOnThisRoute: ({ move }) => ({
    ru: `«${moveTitle(move, "ru")}»: на этом маршруте так не делают.`,
    en: `"${moveTitle(move, "en")}" is not done on this route.`,
  }),
  AppealWayClosed: same("Этим способом обращение сейчас принять нельзя.", "An appeal cannot be taken this way now."),
  StaleFact: same("Это уже известно или ни к чему не относится.", "This is known already, or belongs to nothing here."),
  CaseEnded: same("Работа с сообщением закончена.", "The work on this message is finished."),
};

const proofs: Readonly<Record<ProofKind, Bilingual>> = {
  photo: { ru: "фотография", en: "a photo" },
  video: { ru: "видео", en: "a video" },
  document: { ru: "документ", en: "a document" },
  measures: { ru: "что сделано или делается", en: "what was done or is being done" },
  reason: { ru: "причина, почему материалов нет", en: "the reason why there is none" },
};

/** "A photo and a document; a video or the reason why there is none". */
function proofWords(allOf: readonly ProofKind[], anyOf: readonly ProofKind[], language: Language): string {
  const [and, or] = language === "ru" ? [" и ", " или "] : [" and ", " or "];
  const listed = (kinds: readonly ProofKind[], last: string): string => {
    const titles = kinds.map((kind) => proofs[kind][language]);
    return [titles.slice(0, -1).join(", "), titles.at(-1) ?? ""].filter((part) => part !== "").join(last);
  };
  return [listed(allOf, and), listed(anyOf, or)].filter((part) => part !== "").join("; ");
}

/** A "no" in a sentence; the clause is the refusal's own and is shown beside it. */
export function refusalWords(refusal: Refusal, procedure: Procedure, speech: Speech): string {
  const language = typeof speech === "string" ? speech : speech.language;
  const when: When = (before, at) => (typeof speech === "string" ? "" : before + speech.moment(at));
  return rowOf(refusal.kind)(refusal, procedure, when)[language];
}

/** The table is keyed by kind, so the row of a refusal's kind fits the refusal: the compiler cannot follow that. */
function rowOf(kind: RefusalKind): (refusal: Refusal, procedure: Procedure, when: When) => Bilingual {
  return words[kind] as (refusal: Refusal, procedure: Procedure, when: When) => Bilingual;
}

const roles: Readonly<Record<ActingRole, Bilingual>> = {
  curator: { ru: "куратор", en: "the curator" },
  head: { ru: "глава", en: "the Head" },
  unit: { ru: "ответственная структура", en: "the responsible unit" },
  controller: { ru: "контроль", en: "the controller" },
};

function titles(allowed: readonly ProcedureRole[], procedure: Procedure, language: Language): string {
  const separator = language === "ru" ? " или " : " or ";
  return allowed
    .map((role) => procedure.roles[role]?.title[language].replace(/^./u, (first) => first.toLowerCase()) ?? roles[role][language])
    .join(separator);
}

function stepTitle(step: string, procedure: Procedure, language: Language): string {
  const found = Object.values(procedure.routes).find((route) => route.steps[step] !== undefined);
  return found?.steps[step]?.title[language] ?? step;
}
