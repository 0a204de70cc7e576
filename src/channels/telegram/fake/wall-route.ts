/** What a visitor of the wall page does: writes as a citizen, edits, deletes, sends a private message, comes under a new name. */
import { z } from "zod";
import { letterCount } from "../letter-count.ts";
import { attach, type CitizenFile } from "./control.ts";
import type { Deeds } from "./deeds.ts";
import { commentsUnder, messageIn, type FakeFile, type FakeMessage, type FakePerson, type FakeState } from "./model.ts";
import { wallView } from "./wall-view.ts";

type VisitorParts = { readonly state: FakeState; readonly deeds: Deeds };

const id = z.coerce.number().int();
const text = z.string().max(16_000);
const writing = { personId: id, text: text.default("") };
const MAX_FILE_BYTES = 20 * 1_048_576;
const TEXT_MAX = 4096;

type Answer = { readonly status: number; readonly body: unknown };
type Visit = VisitorParts & { readonly fields: unknown; readonly files: readonly File[] };

const done = ({ state }: VisitorParts): Answer => ({ status: 200, body: wallView(state) });
const refused = (message: string): Answer => ({ status: 400, body: { message } });

const filesOf = async ({ deeds, files }: Visit): Promise<readonly FakeFile[]> => {
  const given: CitizenFile[] = [];
  for (const file of files.filter((one) => one.size > 0 && one.size <= MAX_FILE_BYTES))
    given.push({ name: file.name, mime: file.type || "application/octet-stream", bytes: new Uint8Array(await file.arrayBuffer()) });
  return attach(deeds, given);
};

/** Nothing to say, or too much of it. */
const wrongWords = (words: string, files: readonly FakeFile[]): string | null => {
  if (words.trim() === "" && files.length === 0) return "Напишите что-нибудь или приложите фотографию.";
  return letterCount(words) > TEXT_MAX ? `Сообщение длиннее, чем принимает Telegram: ${TEXT_MAX} знаков.` : null;
};

const comment = async (visit: Visit): Promise<Answer> => {
  const given = z.object({ ...writing, postId: id, replyTo: id.optional() }).parse(visit.fields);
  const { deeds, state } = visit;
  const person = state.people.get(given.personId);
  if (person === undefined || messageIn(state, state.group.id, given.postId) === undefined) return refused("Такого жителя или поста нет.");
  if (person.isBanned) return refused("Администрация закрыла этому жителю доступ в обсуждение.");
  const files = await filesOf(visit);
  const wrong = wrongWords(given.text, files);
  if (wrong !== null) return refused(wrong);
  const said = {
    chatId: state.group.id,
    sender: { kind: "person", id: person.id } as const,
    text: given.text,
    replyTo: given.replyTo ?? given.postId,
  };
  deeds.writeWithFiles(said, files);
  return done(visit);
};

const message = async (visit: Visit): Promise<Answer> => {
  const given = z.object(writing).parse(visit.fields);
  const person = visit.state.people.get(given.personId);
  if (person === undefined) return refused("Такого жителя нет.");
  if (person.hasBlockedUs) return refused("Этот житель заблокировал бота. Сначала разрешите ему писать.");
  const files = await filesOf(visit);
  const wrong = wrongWords(given.text, files);
  if (wrong !== null) return refused(wrong);
  visit.deeds.start(person);
  visit.deeds.writeWithFiles({ chatId: person.id, sender: { kind: "person", id: person.id }, text: given.text }, files);
  return done(visit);
};

/** Runs the work on a comment of this person's own, with the other parts of its album. */
const own = (visit: Visit, work: (parts: readonly FakeMessage[]) => void): Answer => {
  const { commentId, personId } = z.object({ personId: id, commentId: id }).parse(visit.fields);
  const { state } = visit;
  const found = messageIn(state, state.group.id, commentId);
  if (found === undefined || found.sender.kind !== "person" || found.sender.id !== personId)
    return refused("Это комментарий другого человека.");
  const album = found.mediaGroupId;
  work(album === null ? [found] : commentsUnder(state, found.threadId ?? 0).filter(({ mediaGroupId }) => mediaGroupId === album));
  return done(visit);
};

const newPerson = (visit: Visit): Answer => {
  const { name } = z.object({ name: z.string().trim().min(1).max(60) }).parse(visit.fields);
  const [firstName = name, ...rest] = name.split(/\s+/u);
  const { id: personId } = visit.deeds.person(firstName, rest.join(" "));
  return { status: 200, body: { personId, ...Object(wallView(visit.state)) } };
};

const permission = (visit: Visit): Answer => {
  const { allow, personId } = z.object({ personId: id, allow: z.enum(["yes", "no"]) }).parse(visit.fields);
  const found: FakePerson | undefined = visit.state.people.get(personId);
  if (found === undefined) return refused("Такого жителя нет.");
  if (allow === "yes") visit.deeds.allowUs(found);
  else visit.deeds.blockUs(found);
  return done(visit);
};

const edit = (visit: Visit): Answer => {
  const words = z.object({ text: text.min(1) }).parse(visit.fields).text;
  return own(visit, ([first]) => {
    if (first !== undefined) visit.deeds.edit(first, words);
  });
};

const ACTIONS: Readonly<Record<string, (visit: Visit) => Answer | Promise<Answer>>> = {
  comment,
  message,
  person: newPerson,
  permission,
  edit,
  delete: (visit) => own(visit, (parts) => parts.forEach(visit.deeds.delete)),
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
