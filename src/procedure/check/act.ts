/** What the parts of an act ask of one another: levels for `setImportance`, grounds for `refuse`, dates in order, fields of templates. */
import type { Procedure } from "../model.ts";
import type { Finding } from "../problem.ts";
import { topicNames } from "./names.ts";
import { error, warning } from "./finding.ts";
import { stepPath } from "./walk.ts";

export function checkAct(procedure: Procedure): readonly Finding[] {
  return [...needs(procedure), ...silence(procedure), ...dates(procedure), ...appealDates(procedure), ...templates(procedure)];
}

const sections: Readonly<Record<string, { readonly section: string; readonly has: (procedure: Procedure) => boolean }>> = {
  setImportance: { section: "importance", has: ({ importance }) => importance !== null },
  setTopic: { section: "topics", has: (procedure) => topicNames(procedure).length > 0 },
  recordFact: { section: "facts", has: ({ facts }) => Object.keys(facts).length > 0 },
  refuse: { section: "grounds (kind: refusal)", has: ({ grounds }) => Object.values(grounds).some(({ kind }) => kind === "refusal") },
  explain: {
    section: "grounds (kind: explanation)",
    has: ({ grounds }) => Object.values(grounds).some(({ kind }) => kind === "explanation"),
  },
  turnIntoAppeal: { section: "appeal", has: ({ appeal }) => appeal.length > 0 },
};

function needs(procedure: Procedure): readonly Finding[] {
  return Object.values(procedure.routes).flatMap((route) =>
    Object.values(route.steps).flatMap((step) =>
      Object.keys(step.moves).flatMap((move) => {
        const need = sections[move];
        if (need === undefined || need.has(procedure)) return [];
        return [
          error("move.needsSection", {
            path: `${stepPath(route, step)}.moves.${move}`,
            what: {
              ru: `Ход ${move} разрешён, но раздела ${need.section} в файле нет`,
              en: `The move ${move} is allowed, but the file has no ${need.section}`,
            },
            remedy: { ru: `Добавьте раздел ${need.section} или уберите ход`, en: `Add ${need.section}, or remove the move` },
          }),
        ];
      }),
    ),
  );
}

/** The desk says when a pause may be closed by `clarification`, and closes it by the move: both must say the same. */
function silence({ clarification, routes }: Procedure): readonly Finding[] {
  const told = clarification?.closableAfter ?? null;
  return Object.values(routes).flatMap((route) =>
    Object.values(route.steps).flatMap((step) => {
      const asked = step.moves["closePause"]?.notBefore?.term ?? null;
      if (told === null || asked === null || (told.amount === asked.amount && told.unit === asked.unit)) return [];
      return [
        warning("pause.twoTerms", {
          path: `${stepPath(route, step)}.moves.closePause.notBefore`,
          what: {
            ru: `Закрыть паузу можно по одному сроку, а напоминание (clarification.closableAfter) придёт по другому`,
            en: `The pause can be closed after one term, and the reminder (clarification.closableAfter) comes after another`,
          },
          remedy: { ru: "Поставьте в обоих местах один срок", en: "Put the same term in both places" },
        }),
      ];
    }),
  );
}

function reversed(path: string, from: string | null, to: string | null): readonly Finding[] {
  if (from === null || to === null || from <= to) return [];
  return [
    error("dates.reversed", {
      path,
      what: { ru: `Конец (${to}) раньше начала (${from})`, en: `The end (${to}) is before the beginning (${from})` },
      remedy: { ru: "Поменяйте даты местами", en: "Swap the dates" },
    }),
  ];
}

function dates({ inForce, grounds, appeal }: Procedure): readonly Finding[] {
  return [
    ...reversed("inForce.to", inForce.from, inForce.to),
    ...Object.values(grounds).flatMap(({ name, inForce: { from, to } }) => reversed(`grounds.${name}.inForce.to`, from, to)),
    ...appeal.flatMap(({ from, to }, index) => reversed(`appeal[${index}].to`, from, to)),
  ];
}

/** Two options for one day leave it open which is meant; a day without one leaves the move without a way. */
function appealDates({ appeal, inForce }: Procedure): readonly Finding[] {
  const options = appeal.map((option, index) => ({ ...option, index })).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const findings = options.flatMap(({ index, from }, place): readonly Finding[] => {
    const former = options[place - 1];
    if (former === undefined || (former.to !== null && former.to < from)) return [];
    return [
      error("appeal.overlap", {
        path: `appeal[${index}]`,
        what: { ru: `С ${from} действуют два варианта сразу`, en: `From ${from} on two options hold at once` },
        remedy: { ru: "Закончите прежний вариант (to) днём раньше", en: "End the former option (to) a day earlier" },
      }),
    ];
  });
  const ways = appeal.flatMap(({ ways: open, byDefault }, index) =>
    open.includes(byDefault)
      ? []
      : [
          error("appeal.defaultClosed", {
            path: `appeal[${index}].byDefault`,
            what: {
              ru: `Способ по умолчанию (${byDefault}) не назван среди возможных`,
              en: `The default way (${byDefault}) is not among the ways`,
            },
            remedy: {
              ru: `Добавьте ${byDefault} в ways или выберите: ${open.join(", ")}`,
              en: `Add ${byDefault} to ways, or choose: ${open.join(", ")}`,
            },
          }),
        ],
  );
  const first = options[0];
  const late = first !== undefined && first.from > inForce.from;
  return [...findings, ...ways, ...(late ? [uncovered(first.index, inForce.from, first.from)] : [])];
}

function uncovered(index: number, from: string, to: string): Finding {
  return warning("appeal.uncovered", {
    path: `appeal[${index}].from`,
    what: {
      ru: `С ${from} до ${to} перевести сообщение в обращение нельзя ни одним способом`,
      en: `From ${from} to ${to} there is no way to turn a message into an appeal`,
    },
    remedy: {
      ru: "Начните первый вариант с начала действия порядка (уберите from)",
      en: "Begin the first option with the act (leave from out)",
    },
  });
}

function templates({ grounds }: Procedure): readonly Finding[] {
  return Object.values(grounds).flatMap(({ name, template, fields }) => {
    const known = fields.map((field) => field.name);
    const used = [...(template ?? "").matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
    const stray = used.filter((field) => !known.includes(field)).map((field) => strayField(name, field));
    const idle = template === null ? [] : known.filter((field) => !used.includes(field)).map((field) => idleField(name, field));
    return [...stray, ...idle];
  });
}

function strayField(ground: string, field: string): Finding {
  return warning("template.unknownField", {
    path: `grounds.${ground}.template`,
    what: {
      ru: `В образце стоит {${field}}, но такого поля у основания нет`,
      en: `The template holds {${field}}, but the ground has no such field`,
    },
    remedy: { ru: `Добавьте его в fields`, en: "Add it to fields" },
  });
}

function idleField(ground: string, field: string): Finding {
  return warning("template.unusedField", {
    path: `grounds.${ground}.fields`,
    what: { ru: `Поле ${field} в образце не использовано`, en: `The field ${field} is not used in the template` },
    remedy: { ru: `Поставьте {${field}} в образец или уберите поле`, en: `Put {${field}} into the template, or remove the field` },
  });
}
