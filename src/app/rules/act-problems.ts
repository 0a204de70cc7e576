/** What makes an act in order unfit for this municipality: another act's code, an edition known already, a route that a page needs, a schedule that no calendar bears. */
import type { Procedure } from "#procedure";
import { compileOffice } from "#worktime";
import type { ActBook } from "../act-book.ts";
import type { OrganisationRow, PageRow } from "../ports/store.ts";
import type { FileProblem } from "./face.ts";

type Municipality = {
  readonly organisation: OrganisationRow;
  readonly book: ActBook;
  readonly inForce: Procedure;
  readonly pages: readonly PageRow[];
  readonly calendars: readonly unknown[];
};

type Words = Pick<FileProblem, "ru" | "en" | "remedyRu" | "remedyEn">;

/** Everything that keeps the act from coming into force here. */
export function actProblems(procedure: Procedure, town: Municipality): readonly FileProblem[] {
  return [
    ...foreignCode(procedure, town),
    ...knownEdition(procedure, town),
    ...missingRoutes(procedure, town),
    ...schedules(procedure, town),
  ];
}

/** A new edition begins today at the earliest: what has come before came under the former one. */
export function fromProblem(procedure: Procedure, from: string, today: string): readonly FileProblem[] {
  if (from < today) {
    return [
      problem("fromPast", "inForce.from", {
        ru: `Дата ${from} уже прошла: сообщения с того дня приняты по прежней редакции.`,
        en: `The date ${from} has passed: the messages since then came under the former edition.`,
        remedyRu: `Назовите сегодняшний или будущий день (сегодня ${today}).`,
        remedyEn: `Name today or a later day (today is ${today}).`,
      }),
    ];
  }
  if (procedure.inForce.to === null || from <= procedure.inForce.to) return [];
  return [
    problem("fromAfterEnd", "inForce.to", {
      ru: `По файлу редакция кончается ${procedure.inForce.to}, раньше, чем начнёт действовать.`,
      en: `By the file the edition ends on ${procedure.inForce.to}, before it begins.`,
      remedyRu: "Исправьте срок действия в файле (inForce).",
      remedyEn: "Mend the dates in the file (inForce).",
    }),
  ];
}

function foreignCode({ code }: Procedure, { inForce }: Municipality): readonly FileProblem[] {
  if (code === inForce.code) return [];
  const words = {
    ru: `Это другой порядок: код «${code}», а здесь действует «${inForce.code}».`,
    en: `This is another act: its code is "${code}", and "${inForce.code}" is in force here.`,
    remedyRu: `Если это новая редакция того же порядка, напишите code: ${inForce.code}.`,
    remedyEn: `If it is a new edition of the same act, write code: ${inForce.code}.`,
  };
  return [problem("foreignCode", "code", words)];
}

function knownEdition({ code, edition }: Procedure, { book }: Municipality): readonly FileProblem[] {
  if (!book.acts.some((act) => act.code === code && act.edition === edition)) return [];
  const words = {
    ru: `Редакция ${edition} уже есть. Она не меняется: по ней ведутся карточки.`,
    en: `The edition ${edition} exists already. It does not change: cases stand on it.`,
    remedyRu: "Дайте новой редакции своё имя (edition), например дату постановления.",
    remedyEn: "Give the new edition a name of its own (edition), for example the date of the decree.",
  };
  return [problem("knownEdition", "edition", words)];
}

function missingRoutes({ routes }: Procedure, { pages }: Municipality): readonly FileProblem[] {
  const wanted = pages.filter(({ enabled, route }) => enabled && routes[route] === undefined);
  return wanted.map(({ route, title }) =>
    problem("missingRoute", "routes", {
      ru: `Нет маршрута «${route}», по которому идут сообщения страницы «${title}».`,
      en: `There is no route "${route}", by which the messages of the page "${title}" go.`,
      remedyRu: `Опишите маршрут «${route}» или смените маршрут страницы.`,
      remedyEn: `Describe the route "${route}", or change the route of the page.`,
    }),
  );
}

function schedules({ calendars: named }: Procedure, { calendars }: Municipality): readonly FileProblem[] {
  return Object.entries(named).flatMap(([name, schedule]) => {
    const outcome = compileOffice(schedule, calendars);
    if (outcome.ok) return [];
    return outcome.problems.map(({ ru, en }) =>
      problem("badSchedule", `calendars.${name}`, {
        ru: `Расписание «${name}»: ${ru}`,
        en: `The schedule "${name}": ${en}`,
        remedyRu: "Назовите календарь, который есть в настройках.",
        remedyEn: "Name a calendar that is in the settings.",
      }),
    );
  });
}

/** These are faults of the whole file, not of a line in it. */
function problem(code: string, path: string, words: Words): FileProblem {
  return { code, severity: "error", line: 1, column: 1, path, ...words };
}
