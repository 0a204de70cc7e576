/** Messages within Meta's windows: 24 hours after the person's last words, seven days for a human agent, one private reply to a comment. */
import { isRecord } from "../../../payload-reader.ts";
import { messagesWith, type FakeMedia, type FakeState } from "../model.ts";
import { iso, messageObject } from "../objects.ts";
import { absent, answer, graphError, paged, textOf, wrong, type ApiCall, type ApiRoute } from "./answers.ts";

type Answer = ReturnType<typeof answer>;

const DAY_MS = 86_400_000;

const inside = (value: unknown, key: string): Readonly<Record<string, unknown>> => {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
};

const lastWords = (state: FakeState, personId: string): number =>
  messagesWith(state, personId)
    .filter(({ fromId }) => fromId === personId)
    .at(-1)?.at ?? Number.NEGATIVE_INFINITY;

/** Why the window is closed, or null. */
const windowRefusal = ({ body, context: { state } }: ApiCall, personId: string): Answer | null => {
  const silence = state.now() - lastWords(state, personId);
  const asAgent = body["messaging_type"] === "MESSAGE_TAG" && body["tag"] === "HUMAN_AGENT";
  if (asAgent && !state.hasHumanAgent) return graphError(200);
  return silence <= (asAgent ? 7 * DAY_MS : DAY_MS) ? null : graphError(10, { subcode: 2_018_278 });
};

const send = (call: ApiCall): Answer => {
  const { body, context } = call;
  const { deeds, state } = context;
  const recipient = inside(body, "recipient");
  const content = contentOf(state, body["message"]);
  if (content === null) return wrong("message");
  const commentId = textOf(recipient["comment_id"]);
  const personId = commentId === "" ? textOf(recipient["id"]) : privateTarget(state, commentId);
  if (typeof personId !== "string") return personId;
  const person = state.people.get(personId);
  if (person === undefined) return graphError(100, { subcode: 2_018_001, message: "(#100) No matching user found" });
  if (person.blocksUs) return graphError(551, { subcode: 1_545_041 });
  const refusal = commentId === "" ? windowRefusal(call, personId) : null;
  if (refusal !== null) return refusal;
  const comment = state.things.get(commentId);
  if (comment !== undefined) comment.isPrivatelyAnswered = true;
  const message = deeds.say({ personId, fromId: state.accountId, ...content });
  return answer({ recipient_id: personId, message_id: message.mid });
};

const contentOf = (state: FakeState, message: unknown): { readonly text: string; readonly media: readonly FakeMedia[] } | null => {
  const text = isRecord(message) ? textOf(message["text"]) : "";
  const attachment = state.media.get(textOf(inside(inside(message, "attachment"), "payload")["attachment_id"]));
  if (attachment !== undefined) return { text: "", media: [attachment] };
  return text === "" ? null : { text, media: [] };
};

/** Whom a private reply reaches, or why not. */
const privateTarget = (state: FakeState, commentId: string): string | Answer => {
  const comment = state.things.get(commentId);
  if (comment === undefined || comment.isDeleted) return absent(commentId);
  if (comment.isPrivatelyAnswered) return graphError(10_900);
  return state.now() - comment.at > 7 * DAY_MS ? graphError(10, { subcode: 2_534_022 }) : comment.authorId;
};

const conversations = (call: ApiCall): Answer => {
  const { state } = call.context;
  const wanted = call.query.get("user_id");
  const people = [...state.people.values()].filter(({ id }) => (wanted === null || id === wanted) && messagesWith(state, id).length > 0);
  return paged(call, people, ({ id }) => {
    const messages = messagesWith(state, id).toReversed();
    return { id: `t_${id}`, updated_time: iso(messages[0]?.at ?? 0), messages: { data: messages.map((one) => messageObject(state, one)) } };
  });
};

const keep = async ({ context, form }: ApiCall, field: string): Promise<FakeMedia | null> => {
  const file = form?.get(field) ?? null;
  if (!(file instanceof File)) return null;
  return context.deeds.media({ name: file.name, mime: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });
};

const keepAttachment = async (call: ApiCall): Promise<Answer> => {
  const media = await keep(call, "filedata");
  return media === null ? wrong("filedata") : answer({ attachment_id: media.id });
};

const keepPhoto = async (call: ApiCall): Promise<Answer> => {
  const media = await keep(call, "source");
  if (media === null || !media.mime.startsWith("image/")) return graphError(324, { message: "(#324) Missing or invalid image file" });
  return answer({ id: media.id });
};

export const messageRoutes: readonly ApiRoute[] = [
  { method: "POST", path: "/{id}/messages", run: send },
  { method: "GET", path: "/{id}/conversations", run: conversations },
  { method: "POST", path: "/{id}/message_attachments", run: keepAttachment },
  { method: "POST", path: "/{id}/photos", run: keepPhoto },
];
