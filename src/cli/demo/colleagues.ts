import type { App, Principal } from "#app";
import type { DemoRole } from "./town.ts";

type Stage = { readonly app: App; readonly people: Readonly<Record<DemoRole, Principal>> };

/** Ready words of the town: with places that the desk fills, and places that a person does. */
const templates = [
  {
    title: "Фонарь не горит",
    letters: "фон",
    body: "Здравствуйте, {имя}. Заявку по фонарю приняли: {структура}. Бригада заменит лампу {дата}.",
  },
  {
    title: "Вывоз мусора",
    letters: "мус",
    body: "Здравствуйте, {имя}. Мусор с площадки по адресу {адрес} вывезут {дата}.\n\nЕсли контейнер снова будет полон, напишите нам сюда.",
  },
  {
    title: "Яма на дороге",
    letters: "яма",
    body: "Здравствуйте, {имя}. Дорогу осмотрели {дата осмотра}. Яму засыплют {дата}, фото покажем здесь же.",
  },
  {
    title: "Нужен адрес",
    letters: "адр",
    body: "Здравствуйте, {имя}. Подскажите, пожалуйста, улицу и дом: мастер сразу поедет на место.",
  },
] as const;

/** Writes the templates of answers, as the curator does on the screen. */
export const writeTemplates = async ({ app, people }: Stage): Promise<void> => {
  for (const template of templates) {
    const outcome = await app.templates.save(people.curator, null, { ...template, about: { kind: "general" } });
    if (outcome?.kind !== "done") throw new Error(`the template «${template.title}» could not be written in the town`);
  }
};

/** Leaves a note on a case that the unit works on, and calls its person by name. */
export const leaveNote = async ({ app, people }: Stage): Promise<void> => {
  const { person } = people.zhkh;
  const { rows } = await app.list(people.zhkh, { view: "mine", limit: 50, cursor: null });
  const caseId = rows.at(-1)?.projection.caseId;
  if (caseId === undefined) return;
  const text = `@${person.name} автор звонил в приёмную ещё раз. Если нужна машина, скажите до обеда.`;
  const outcome = await app.notes.add(people.curator, caseId, { text, mentions: [person.personId] });
  if (outcome?.kind !== "done") throw new Error("the note could not be left in the town");
};
