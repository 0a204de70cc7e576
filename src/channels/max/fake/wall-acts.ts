/** What a visitor of the wall page does: comments as a citizen, edits, removes, writes to the bot, stops it, comes under a new name. */
import { z } from "zod";
import type { Deeds } from "./deeds.ts";
import { mediaKindOf } from "./media-kind.ts";
import type { FakeMedia, FakeMessage, FakeState } from "./model.ts";
import { wallView } from "./wall-view.ts";

export type VisitorParts = { readonly state: FakeState; readonly deeds: Deeds };

type Visit = VisitorParts & { readonly fields: unknown; readonly files: readonly File[] };
type Answer = { readonly status: number; readonly body: unknown };

const personId = z.coerce.number().int();
const messageId = z.string().min(1);
const text = z.string().max(4_000);
const writing = { personId, text: text.default("") };
const MAX_FILE_BYTES = 20 * 1_048_576;

const done = ({ state }: VisitorParts): Answer => ({ status: 200, body: wallView(state) });
const refused = (message: string): Answer => ({ status: 400, body: { message } });

const filesOf = async ({ deeds, files }: Visit): Promise<readonly FakeMedia[]> => {
  const media: FakeMedia[] = [];
  for (const file of files.filter((one) => one.size > 0 && one.size <= MAX_FILE_BYTES)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    media.push(deeds.media({ bytes, name: file.name, mime: file.type || "application/octet-stream", kind: mediaKindOf(file.type) }));
  }
  return media;
};

/** A comment of MAX is words alone. */
const comment = (visit: Visit): Answer => {
  const {
    personId: fromId,
    postId,
    replyTo,
    text: words,
  } = z.object({ ...writing, postId: messageId, replyTo: messageId.optional() }).parse(visit.fields);
  const person = visit.state.people.get(fromId);
  const post = visit.state.messages.get(postId);
  if (person === undefined || post?.place.kind !== "post") return refused("Такого жителя или поста нет.");
  if (post.commentsClosed) return refused("Комментарии под этим постом закрыты.");
  if (person.isShutOut) return refused("Канал закрыт для этого жителя.");
  if (words.trim() === "") return refused("Напишите что-нибудь.");
  visit.deeds.write({ place: { kind: "comment", postId }, fromId, text: words, answersTo: replyTo });
  return done(visit);
};

const message = async (visit: Visit): Promise<Answer> => {
  const { personId: fromId, text: words } = z.object(writing).parse(visit.fields);
  if (!visit.state.people.has(fromId)) return refused("Такого жителя нет.");
  const media = await filesOf(visit);
  if (words.trim() === "" && media.length === 0) return refused("Напишите что-нибудь или приложите фотографию.");
  visit.deeds.write({ place: { kind: "dialog", personId: fromId }, fromId, text: words, media });
  return done(visit);
};

/** Runs the work on a comment of this person's own. */
const own = (visit: Visit, work: (found: FakeMessage) => void): Answer => {
  const asked = z.object({ personId, commentId: messageId }).parse(visit.fields);
  const found = visit.state.messages.get(asked.commentId);
  if (found === undefined || found.fromId !== asked.personId) return refused("Это комментарий другого человека.");
  work(found);
  return done(visit);
};

const person = (visit: Visit): Answer => {
  const { name } = z.object({ name: z.string().trim().min(1).max(60) }).parse(visit.fields);
  const [firstName = name, ...rest] = name.split(/\s+/u);
  const { id } = visit.deeds.person(firstName, rest.join(" "));
  return { status: 200, body: { personId: id, ...Object(wallView(visit.state)) } };
};

const permission = (visit: Visit): Answer => {
  const { allow, personId: id } = z.object({ personId, allow: z.enum(["yes", "no"]) }).parse(visit.fields);
  const found = visit.state.people.get(id);
  if (found === undefined) return refused("Такого жителя нет.");
  if (allow === "yes") visit.deeds.allowUs(found);
  else visit.deeds.blockUs(found);
  return done(visit);
};

const ACTIONS: Readonly<Record<string, (visit: Visit) => Answer | Promise<Answer>>> = {
  comment,
  message,
  person,
  permission,
  edit: (visit) => own(visit, (found) => visit.deeds.edit(found, z.object({ text: text.min(1) }).parse(visit.fields).text)),
  delete: (visit) => own(visit, (found) => visit.deeds.remove(found, found.fromId ?? 0)),
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
