/** Templates of answers, kept for each municipality: who may read them, who may change them, what is wrong with one. */
import type { Desk } from "../desk.ts";
import type { InputProblem } from "../face.ts";
import type { AnswerTemplate } from "../ports/colleagues.ts";
import { may } from "../rights.ts";
import type { TemplatesDesk } from "./face.ts";

/** The use cases over the desk. */
export function templatesDesk(desk: Desk): TemplatesDesk {
  return {
    all: async ({ tenantId, person }) => {
      if (!may(person, "template", "read")) return null;
      const templates = await desk.store.transaction(tenantId, (tx) => tx.templates());
      return { templates, mayChange: may(person, "template", "change") };
    },
    save: async ({ tenantId, person }, templateId, written) => {
      if (!may(person, "template", "change")) return null;
      return desk.store.transaction(tenantId, async (tx) => {
        const kept = await tx.templates();
        const template = { ...trimmed(written), templateId: templateId ?? desk.newId() };
        const problems = problemsOf(template, kept, templateId !== null);
        if (problems.length > 0) return { kind: "badInput", problems };
        await tx.putTemplate(template, person.personId, desk.now());
        return { kind: "done", templateId: template.templateId };
      });
    },
    remove: async ({ tenantId, person }, templateId) => {
      if (!may(person, "template", "change")) return null;
      return desk.store.transaction(tenantId, (tx) => tx.removeTemplate(templateId, person.personId, desk.now()));
    },
  };
}

type Written = Omit<AnswerTemplate, "templateId">;

const trimmed = ({ title, letters, body, about }: Written): Written => ({
  title: title.trim(),
  letters: letters.trim().toLowerCase(),
  body: body.trim(),
  about,
});

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });

function problemsOf(template: AnswerTemplate, kept: readonly AnswerTemplate[], isKept: boolean): readonly InputProblem[] {
  const others = kept.filter(({ templateId }) => templateId !== template.templateId);
  const found: InputProblem[] = [];
  if (isKept && others.length === kept.length)
    found.push(problem("NO_TEMPLATE", "templateId", "Такого шаблона уже нет.", "There is no such template any more."));
  if (template.title === "") found.push(problem("TITLE_REQUIRED", "title", "Назовите шаблон.", "Give the template a title."));
  if (template.body === "") found.push(problem("BODY_REQUIRED", "body", "Напишите текст шаблона.", "Write the words of the template."));
  if (!/^[\p{L}\p{N}]{0,12}$/u.test(template.letters))
    found.push(problem("LETTERS", "letters", "До 12 букв и цифр без пробелов.", "Up to 12 letters and figures without spaces."));
  if (template.letters !== "" && others.some(({ letters }) => letters === template.letters))
    found.push(problem("LETTERS_TAKEN", "letters", "Эти буквы уже у другого шаблона.", "Another template has these letters."));
  return found;
}
