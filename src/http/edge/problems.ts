import type { Problem } from "../contract/index.ts";

type Words = { readonly status: number; readonly ru: string; readonly en: string };

/** What the edge itself can say no to, each with its status and words; refusals of the Procedure have a table of their own. */
const edgeProblems = {
  badInput: {
    status: 400,
    ru: "Данные заполнены неверно. Ничего не записано.",
    en: "The data is not filled in correctly. Nothing was written.",
  },
  personalData: {
    status: 400,
    ru: "В тексте для всех есть то, что похоже на личные данные. Проверьте и подтвердите.",
    en: "The words for everybody hold what looks like personal data. Look at it and confirm.",
  },
  badRequest: { status: 400, ru: "Запрос не разобран. Ничего не записано.", en: "The request could not be read. Nothing was written." },
  signInNeeded: { status: 401, ru: "Войдите, чтобы продолжить. Набранное сохранено.", en: "Sign in to go on. What you typed is kept." },
  signInFailed: { status: 401, ru: "Логин или пароль не подошли.", en: "The login or the password did not fit." },
  codeFailed: { status: 401, ru: "Код не подошёл. Возьмите следующий.", en: "The code did not fit. Take the next one." },
  stepExpired: {
    status: 401,
    ru: "Время на второй шаг вышло. Введите пароль ещё раз.",
    en: "The time for the second step is over. Type the password once more.",
  },
  keyNeeded: {
    status: 401,
    ru: "Нужен действующий ключ: заголовок Authorization: Bearer …",
    en: "A valid key is needed: the heading Authorization: Bearer …",
  },
  noRole: {
    status: 403,
    ru: "За этой учётной записью нет роли. Обратитесь к администратору.",
    en: "This account has no role. Ask the administrator.",
  },
  secondFactorNeeded: {
    status: 403,
    ru: "Вашей роли нужен второй шаг входа. Настройте его, чтобы продолжить.",
    en: "Your role needs a second step of sign-in. Set it up to go on.",
  },
  passwordExpired: {
    status: 403,
    ru: "Пароль пора сменить: так требуют правила организации.",
    en: "It is time to change the password: the rules of the organisation ask for it.",
  },
  stepUpNeeded: {
    status: 403,
    ru: "Подтвердите, что это вы: введите пароль или код.",
    en: "Confirm that it is you: type the password or a code.",
  },
  proofFailed: { status: 403, ru: "Пароль или код не подошёл.", en: "The password or the code did not fit." },
  foreignOrigin: {
    status: 403,
    ru: "Запрос пришёл с чужой страницы и отклонён.",
    en: "The request came from a foreign page and was turned down.",
  },
  notAllowed: { status: 403, ru: "Это действие не входит в ваши права.", en: "This action is outside of your rights." },
  invitationGone: {
    status: 404,
    ru: "Ссылка уже использована или её срок истёк. Попросите у администратора новую.",
    en: "The link was used or its time is over. Ask the administrator for a new one.",
  },
  notFound: { status: 404, ru: "Здесь ничего нет.", en: "There is nothing here." },
  caseNotFound: { status: 404, ru: "Карточки нет, или она вам не открыта.", en: "There is no such case, or it is not open to you." },
  conflict: {
    status: 409,
    ru: "Пока вы работали, карточку изменил другой человек. Ваше действие не записано: посмотрите, что изменилось.",
    en: "Somebody else changed the case meanwhile. Your action was not recorded: see what has changed.",
  },
  rulesConflict: {
    status: 409,
    ru: "Пока вы готовили файл, другой человек ввёл в действие свой. Ваш не записан: откройте раздел заново и проверьте ещё раз.",
    en: "While you prepared the file, somebody else brought theirs into force. Yours was not recorded: open the section anew and check again.",
  },
  tooLarge: { status: 413, ru: "Слишком большой объём данных.", en: "The data is too large." },
  fileTooLarge: { status: 413, ru: "Файл больше допустимого: до 25 МБ.", en: "The file is larger than allowed: up to 25 MB." },
  wrongMediaType: { status: 415, ru: "Такой вид данных не принимается.", en: "This kind of data is not accepted." },
  fileRejected: { status: 415, ru: "Такой файл не принимается.", en: "This file is not accepted." },
  sessionLocked: {
    status: 423,
    ru: "Рабочее место закрыто на время вашего отсутствия. Набранное сохранено.",
    en: "The desk was locked while you were away. What you typed is kept.",
  },
  tooManyTries: {
    status: 429,
    ru: "Слишком много попыток. Подождите немного и попробуйте снова.",
    en: "Too many tries. Wait a little and try again.",
  },
  tooManyStreams: { status: 429, ru: "Слишком много открытых окон. Закройте лишние.", en: "Too many open windows. Close some." },
  failure: {
    status: 500,
    ru: "На сервере произошла ошибка. Уже записанное сохранено; попробуйте ещё раз.",
    en: "Something failed on the server. What was recorded is safe; try again.",
  },
  notReady: {
    status: 503,
    ru: "Система запускается или останавливается. Подождите немного.",
    en: "The system is starting or stopping. Wait a little.",
  },
} as const satisfies Record<string, Words>;

export type EdgeProblem = keyof typeof edgeProblems;

/** The problem as the desk reads it, with the status it travels under. */
export const edgeProblem = (code: EdgeProblem, detail?: Problem["detail"]): { readonly status: number; readonly body: Problem } => {
  const { status, ru, en } = edgeProblems[code];
  return { status, body: { code, message: { ru, en }, clause: null, ...(detail === undefined ? {} : { detail }) } };
};
