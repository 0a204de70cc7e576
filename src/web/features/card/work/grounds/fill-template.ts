import { emptyPlacesIn } from "#triage";

export type TemplateField = { readonly name: string; readonly title: string; readonly required: boolean };

/** The places of a template, in their order, each once. */
export const placesOf = (template: string): readonly string[] => [
  ...new Set([...template.matchAll(/\{(\p{L}+)\}/gu)].flatMap(([, name]) => (name === undefined ? [] : [name]))),
];

/**
 * The template with the values in their places: an empty place shows the field's title in braces; a sentence around an empty
 * optional place is left out.
 */
export const fillTemplate = (template: string, fields: readonly TemplateField[], values: Readonly<Record<string, string>>): string => {
  const given = (name: string) => (values[name] ?? "").trim();
  const whole = fields
    .filter(({ name, required }) => !required && given(name) === "")
    .reduce((text, { name }) => text.replaceAll(new RegExp(`[^.!?\\n]*\\{${name}\\}[^.!?\\n]*[.!?]?`, "gu"), ""), template);
  const title = (name: string) => fields.find((field) => field.name === name)?.title ?? name;
  return whole.replaceAll(/\{(\p{L}+)\}/gu, (_place, name: string) => (given(name) === "" ? `{${title(name)}}` : given(name))).trim();
};

/** Whether a text still has a place that nobody filled. */
export const hasEmptyPlace = (text: string): boolean => emptyPlacesIn(text).length > 0;
