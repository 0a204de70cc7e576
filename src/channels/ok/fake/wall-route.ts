/** What a visitor of the wall page does: writes as a citizen, edits, deletes, restores, sends a message, comes under a new name. */
import { z } from "zod";
import { mediaKindOf } from "./control.ts";
import type { Deeds } from "./deeds.ts";
import type { FakeComment, FakeMedia, FakeState } from "./model.ts";
import { wallView } from "./wall-view.ts";

export type VisitorParts = { readonly state: FakeState; readonly deeds: Deeds };

const personId = z.coerce.number().int();
const id = z.string().min(1).max(300);
const text = z.string().max(16_000);
const writing = { personId, text: text.default("") };
const MAX_FILE_BYTES = 20 * 1_048_576;

type Visit = VisitorParts & { readonly fields: unknown; readonly files: readonly File[] };
type Answer = { readonly status: number; readonly body: unknown };

const done = ({ state }: VisitorParts): Answer => ({ status: 200, body: wallView(state) });
const refused = (message: string): Answer => ({ status: 400, body: { message } });

const filesOf = async ({ deeds, files }: Visit): Promise<readonly FakeMedia[]> => {
  const media: FakeMedia[] = [];
  for (const file of files.filter((one) => one.size > 0 && one.size <= MAX_FILE_BYTES)) {
    const mime = file.type || "application/octet-stream";
    media.push(deeds.media({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, mime, kind: mediaKindOf(mime) }));
  }
  return media;
};

const comment = async (visit: Visit): Promise<Answer> => {
  const given = z.object({ ...writing, postId: id, replyTo: id.optional() }).parse(visit.fields);
  const topic = visit.state.topics.get(given.postId);
  if (!visit.state.people.has(given.personId) || topic === undefined) return refused("Такого жителя или темы нет.");
  if (topic.commentsClosed) return refused("Комментарии под этой темой закрыты.");
  const media = await filesOf(visit);
  if (given.text.trim() === "" && media.length === 0) return refused("Напишите что-нибудь или приложите фотографию.");
  visit.deeds.comment({ topicId: topic.id, by: given.personId, text: given.text, replyTo: given.replyTo, media });
  return done(visit);
};

const message = async (visit: Visit): Promise<Answer> => {
  const given = z.object(writing).parse(visit.fields);
  if (!visit.state.people.has(given.personId)) return refused("Такого жителя нет.");
  const media = await filesOf(visit);
  if (given.text.trim() === "" && media.length === 0) return refused("Напишите что-нибудь или приложите фотографию.");
  visit.deeds.message({ personId: given.personId, by: given.personId, text: given.text, media });
  return done(visit);
};

/** Runs the work on a comment of this person's own. */
const own = (visit: Visit, work: (comment: FakeComment) => void): Answer => {
  const given = z.object({ personId, commentId: id }).parse(visit.fields);
  const found = visit.state.comments.get(given.commentId);
  if (found === undefined || found.by !== given.personId) return refused("Это комментарий другого человека.");
  work(found);
  return done(visit);
};

const person = (visit: Visit): Answer => {
  const { name } = z.object({ name: z.string().trim().min(1).max(60) }).parse(visit.fields);
  const [firstName = name, ...rest] = name.split(/\s+/u);
  const { id: newId } = visit.deeds.person(firstName, rest.join(" "));
  return { status: 200, body: { personId: newId, ...Object(wallView(visit.state)) } };
};

const permission = (visit: Visit): Answer => {
  const given = z.object({ personId, allow: z.enum(["yes", "no"]) }).parse(visit.fields);
  const found = visit.state.people.get(given.personId);
  if (found === undefined) return refused("Такого жителя нет.");
  if (given.allow === "yes") visit.deeds.allowUs(found);
  else visit.deeds.blockUs(found);
  return done(visit);
};

const ACTIONS: Readonly<Record<string, (visit: Visit) => Answer | Promise<Answer>>> = {
  comment,
  message,
  person,
  permission,
  edit: (visit) => own(visit, (found) => visit.deeds.editComment(found, z.object({ text: text.min(1) }).parse(visit.fields).text)),
  delete: (visit) => own(visit, (found) => visit.deeds.deleteComment(found)),
  restore: (visit) => own(visit, (found) => visit.deeds.restoreComment(found)),
};

/** One act of a visitor: a multipart form in, the page's new state or a sentence out. */
export const visit = async (action: string, form: FormData, parts: VisitorParts): Promise<Answer> => {
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (run === undefined) return { status: 404, body: { message: "Нет такого действия." } };
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === "string" && value !== ""));
  const files = form.getAll("file").filter((value) => value instanceof File);
  try {
    return await run({ ...parts, fields, files });
  } catch (error) {
    if (error instanceof z.ZodError) return refused("Форма заполнена не полностью.");
    throw error;
  }
};
