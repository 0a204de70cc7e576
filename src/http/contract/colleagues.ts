import { z } from "zod";
import { id, instant } from "./common.ts";

/** What a template is for: any answer, a ground of the act (3.7, 3.8), or a topic. */
export const templateAbout = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("general") }),
  z.object({ kind: z.literal("ground"), name: id }),
  z.object({ kind: z.literal("topic"), name: id }),
]);
export type TemplateAbout = z.infer<typeof templateAbout>;

/** A template as it is written: a place in braces is filled when it is put into an answer. */
export const templateRequest = z.object({
  title: z.string().max(120),
  /** Typed after «;» in an answer. */
  letters: z.string().max(40),
  body: z.string().max(10_000),
  about: templateAbout,
});
export type TemplateRequest = z.infer<typeof templateRequest>;

export const answerTemplate = templateRequest.extend({ templateId: id });
export type AnswerTemplate = z.infer<typeof answerTemplate>;

export const templates = z.object({ templates: z.array(answerTemplate), mayChange: z.boolean() });
export type Templates = z.infer<typeof templates>;

export const colleague = z.object({ personId: id, name: z.string(), position: z.string() });
export type Colleague = z.infer<typeof colleague>;

/** Internal words on a case; never published. */
export const note = z.object({
  noteId: id,
  author: colleague,
  text: z.string(),
  mentions: z.array(colleague),
  at: instant,
});
export type Note = z.infer<typeof note>;

/** The notes of a case, the oldest first, and whom a new one may call. */
export const notes = z.object({ notes: z.array(note), colleagues: z.array(colleague) });
export type Notes = z.infer<typeof notes>;

export const noteRequest = z.object({ text: z.string().max(10_000), mentions: z.array(id).max(50) });
export type NoteRequest = z.infer<typeof noteRequest>;

/** Who else has the card open now, and who is writing on it. */
export const presence = z.object({ others: z.array(z.object({ personId: id, name: z.string(), writing: z.boolean() })) });
export type Presence = z.infer<typeof presence>;

/** Said every few seconds while a card is open; `left` when it is closed. */
export const presenceRequest = z.object({ state: z.enum(["looking", "writing", "left"]) });
