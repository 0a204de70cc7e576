import type { Words } from "./advice.ts";

/** Turns by which an answer puts the fault on the citizen, and what to do instead. */
export const blamePhrases: readonly { readonly find: string; readonly words: Words }[] = [
  {
    find: "вы (?:же |ведь )?(?:сами|не (?:указали|сообщили|предоставили|прочитали|обратились|обращались|дали|написали))",
    words: { ru: "Звучит как упрёк. Скажите, что нужно прислать и куда.", en: "Sounds like a reproach. Say what to send, and where." },
  },
  {
    find: "вам (?:следовало|надо было|нужно было|необходимо было|стоило)|вы (?:должны были|обязаны)",
    words: { ru: "Звучит как упрёк. Скажите, что можно сделать теперь.", en: "Sounds like a reproach. Say what can be done now." },
  },
  {
    find: "по вашей (?:собственной )?вине|из-за ваш\\p{L}+",
    words: { ru: "Не обвиняйте автора: скажите, что случилось.", en: "Do not blame the author: say what happened." },
  },
  {
    find: "(?:как )?(?:вам )?(?:уже )?(?:неоднократно|ранее уже|многократно) (?:вам )?(?:сообщал|разъяснял|отвеча|говор|поясня)\\p{L}+|как вам уже (?:сообщал|отвеча|говор|разъясня)\\p{L}+",
    words: {
      ru: "Ответьте ещё раз коротко или дайте ссылку на прежний ответ.",
      en: "Answer once more in short, or link the former answer.",
    },
  },
  {
    find: "(?:читайте|прочитайте|смотрите|будьте) (?:пожалуйста,? )?(?:внимательнее|внимательно|внимательней)|внимательно (?:читайте|прочитайте)",
    words: { ru: "Звучит как упрёк. Скажите нужное прямо здесь.", en: "Sounds like a reproach. Say what is needed right here." },
  },
  {
    find: "вопреки ваш\\p{L}+|ваши (?:претензии|утверждения|домыслы|фантазии)|(?:ваш[аеи]? )?необоснованн\\p{L}+ (?:претензи|жалоб|обвинени|обращени)\\p{L}*",
    words: {
      ru: "Не оценивайте слова автора: скажите, что показала проверка.",
      en: "Do not judge the author's words: say what the check has shown.",
    },
  },
  {
    find: "(?:факты|сведения|информация|изложенное)? ?не соответству(?:ет|ют) действительности",
    words: { ru: "Скажите, кто проверял, когда и что увидел.", en: "Say who checked, when, and what they saw." },
  },
  { find: "якобы", words: { ru: "Слово выражает недоверие: уберите его.", en: "The word shows distrust: leave it out." } },
  {
    find: "впредь (?:просим|не)",
    words: {
      ru: "Звучит как выговор. Скажите, как сделать проще в следующий раз.",
      en: "Sounds like a reprimand. Say how to do it more simply next time.",
    },
  },
];
