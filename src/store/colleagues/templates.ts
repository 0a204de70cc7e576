/** Templates of answers: one wording of each, with who wrote it; a removed one stays as a row that nobody is shown. */
import type { AnswerTemplate, TemplateAbout } from "#app";
import type { PersonId } from "#case";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

const aboutOf = (kind: string, name: string): TemplateAbout => {
  if (kind === "ground" || kind === "topic") return { kind, name };
  return { kind: "general" };
};

/** Those that stand, by title. */
export const readTemplates = async ({ db, tenantId }: Scope): Promise<readonly AnswerTemplate[]> => {
  const rows = await db
    .selectFrom("answer_templates")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("removed_at", "is", null)
    .orderBy("title")
    .orderBy("template_id")
    .execute();
  return rows.map(({ template_id, title, letters, body, about_kind, about_name }) => ({
    templateId: template_id,
    title,
    letters,
    body,
    about: aboutOf(about_kind, about_name),
  }));
};

/** Writes a template, or another wording of it. */
export const putTemplate = async (
  { db, tenantId }: Scope,
  { templateId, title, letters, body, about }: AnswerTemplate,
  by: { readonly personId: PersonId; readonly at: Instant },
): Promise<void> => {
  const about_name = about.kind === "general" ? "" : about.name;
  const content = { title, letters, body, about_kind: about.kind, about_name, made_by: by.personId, made_at: by.at };
  await db
    .insertInto("answer_templates")
    .values({ tenant_id: tenantId, template_id: templateId, removed_at: null, ...content })
    .onConflict((on) => on.columns(["tenant_id", "template_id"]).doUpdateSet(content))
    .execute();
};

/** Takes a template away; false where there is none. */
export const removeTemplate = async (
  { db, tenantId }: Scope,
  templateId: string,
  by: { readonly personId: PersonId; readonly at: Instant },
): Promise<boolean> => {
  const gone = await db
    .updateTable("answer_templates")
    .set({ removed_at: by.at, made_by: by.personId })
    .where("tenant_id", "=", tenantId)
    .where("template_id", "=", templateId)
    .where("removed_at", "is", null)
    .returning("template_id")
    .executeTakeFirst();
  return gone !== undefined;
};
