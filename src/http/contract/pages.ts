import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";
import { page } from "./desk.ts";

const value = z.union([z.string(), z.number(), z.boolean()]);

/** One field of the form of a page. */
export const pageField = z.object({
  name: z.string(),
  secret: z.boolean(),
  required: z.boolean(),
  title: bilingual,
  hint: bilingual,
  kind: z.enum(["text", "number", "flag", "choice"]),
  choices: z.array(z.object({ value: z.string(), title: bilingual })),
  fallback: value.nullable(),
  advanced: z.boolean(),
});
export type PageField = z.infer<typeof pageField>;

export const networkForm = z.object({
  code: z.string(),
  title: bilingual,
  mark: z.string(),
  legalNote: bilingual.nullable(),
  enabledByDefault: z.boolean(),
  fields: z.array(pageField),
  steps: z.array(bilingual),
  connects: z.boolean(),
});
export type NetworkForm = z.infer<typeof networkForm>;

const paper = z.object({
  responsible: z.string().trim().max(300),
  basis: z.string().trim().max(300),
  openedOn: z.iso.date().nullable(),
  closedOn: z.iso.date().nullable(),
});
const owner = z.enum(["head", "administration", "institution"]);

/** A page as its administrator sees it: secrets by name and day only. */
export const registeredPage = page.extend({
  accountId: z.string(),
  owner,
  route: z.string(),
  paper,
  settings: z.record(z.string(), value),
  secrets: z.array(z.object({ name: z.string(), writtenAt: instant.nullable() })),
  webhookUrl: z.string(),
  publicReply: z.enum(["yes", "manual", "no"]).nullable(),
  deeds: z.array(
    z.object({
      deed: z.enum(["added", "changed", "enabled", "disabled", "connected"]),
      at: instant,
      by: z.string(),
      fields: z.array(z.string()),
    }),
  ),
});
export type RegisteredPage = z.infer<typeof registeredPage>;

export const pagesRegister = z.object({
  networks: z.array(networkForm),
  routes: z.array(z.object({ name: z.string(), title: bilingual })),
  pages: z.array(registeredPage),
});
export type PagesRegister = z.infer<typeof pagesRegister>;

export const pageInput = z.strictObject({
  network: id,
  accountId: z.string().max(200),
  title: z.string().max(300),
  url: z.string().max(2_000),
  owner,
  route: id,
  paper,
  settings: z.record(z.string().max(100), value).default({}),
  /** Null takes a secret away; a name that is left out stays. */
  secrets: z.record(z.string().max(100), z.string().max(4_000).nullable()).default({}),
});
export type PageInput = z.input<typeof pageInput>;

export const pageSwitch = z.strictObject({ enabled: z.boolean() });
