/** How a file writes grounds of refusal and explanation, topics and tables. */
import type { GroundRule, MoveRequirement, TableRow, TopicRule } from "./model.ts";
import type { Season } from "./model-condition.ts";
import type { Bilingual, ClauseId, ProcedureRole } from "./model-words.ts";
import { byForm, fields, listOf, mapOf, optional, required, turned, type Shape } from "./shape.ts";
import { cell } from "./shape-plain.ts";
import { bilingual, clauseId, date, flag, name, oneOf, season, text } from "./shape-scalars.ts";
import { requirements, roles } from "./vocabulary.ts";

type GroundFile = {
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly kind: "refusal" | "explanation";
  readonly by: readonly ProcedureRole[] | null;
  readonly requires: readonly MoveRequirement[];
  readonly alarms: readonly ProcedureRole[];
  readonly authorIsTold: boolean | null;
  readonly mustHold: Bilingual | null;
  readonly template: string | null;
  readonly fields: GroundRule["fields"];
  readonly inForce: { readonly from: string | null; readonly to: string | null };
};

type TemplateField = { readonly name: string; readonly title: Bilingual; readonly required: boolean };
const templateField: Shape<TemplateField> = byForm<TemplateField>({
  text: turned(name, (only) => ({ name: only, title: { ru: only, en: only }, required: true })),
  map: fields<TemplateField>({ name: required(name), title: required(bilingual), required: optional(flag, true) }),
  expects: { ru: "имя поля или { name: …, title: …, required: … }", en: "a field's name or { name: …, title: …, required: … }" },
});

export const grounds = mapOf(
  fields<GroundFile>({
    title: required(bilingual),
    clause: required(clauseId),
    kind: required(oneOf(["refusal", "explanation"] as const)),
    by: optional(listOf(oneOf(roles)), null),
    requires: optional(listOf(oneOf(requirements)), []),
    alarms: optional(listOf(oneOf(roles)), []),
    authorIsTold: optional(flag, null),
    mustHold: optional(bilingual, null),
    template: optional(text, null),
    fields: optional(listOf(templateField), []),
    inForce: optional(fields({ from: optional(date, null), to: optional(date, null) }), { from: null, to: null }),
  }),
  name,
);

/** A refusal is decided by the curator or the Head, an explanation is written by the unit and always told, unless the file says otherwise. */
export function groundRules(files: Readonly<Record<string, GroundFile>>): Readonly<Record<string, GroundRule>> {
  const isExplanation = ({ kind }: GroundFile): boolean => kind === "explanation";
  return Object.fromEntries(
    Object.entries(files).map(([groundName, file]): readonly [string, GroundRule] => [
      groundName,
      {
        ...file,
        name: groundName,
        by: file.by ?? (isExplanation(file) ? ["unit"] : ["curator", "head"]),
        authorIsTold: file.authorIsTold ?? isExplanation(file),
      },
    ]),
  );
}

type TopicFile = {
  readonly title: Bilingual;
  readonly clause: ClauseId | null;
  readonly category: string | null;
  readonly units: readonly string[];
  readonly season: Season | null;
  readonly authorProof: readonly ("photo" | "video" | "document")[];
};

export const topics = mapOf(
  byForm<TopicFile>({
    text: turned(text, (title) => ({
      title: { ru: title, en: title },
      clause: null,
      category: null,
      units: [],
      season: null,
      authorProof: [],
    })),
    map: fields<TopicFile>({
      title: required(bilingual),
      clause: optional(clauseId, null),
      category: optional(text, null),
      units: optional(listOf(text), []),
      season: optional(season, null),
      authorProof: optional(listOf(oneOf(["photo", "video", "document"] as const)), []),
    }),
    expects: { ru: "название темы или { title: …, units: …, season: … }", en: "the topic's title or { title: …, units: …, season: … }" },
  }),
  name,
);

export function topicRules(files: Readonly<Record<string, TopicFile>>): Readonly<Record<string, TopicRule>> {
  return Object.fromEntries(Object.entries(files).map(([key, file]) => [key, { ...file, name: key, clause: file.clause ?? "" }] as const));
}

const row: Shape<TableRow> = mapOf(cell, text);
export const tables = mapOf(listOf(row), name);
