/** Messages of dialogs and posts of the channel: sending, reading, correcting, removing. */
import { isOurs, messagesWith, postsOf, type FakeMedia, type FakeMessage, type FakePerson } from "../model.ts";
import { messageObject } from "../objects.ts";
import {
  answer,
  countOf,
  deniedRight,
  done,
  hasRight,
  linkOf,
  notFound,
  refuse,
  standing,
  textOf,
  wrong,
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
} from "./call.ts";

const EDIT_WINDOW_MS = 7 * 86_400_000;

type Chat = { readonly kind: "channel" } | { readonly kind: "dialog"; readonly person: FakePerson };

/** The chat of `chat_id` or `user_id`; null when MAX does not know it. */
const chatOf = ({ query, state }: ApiCall): Chat | null => {
  const chatId = Number(query.get("chat_id") ?? Number.NaN);
  if (chatId === state.channelId) return { kind: "channel" };
  const userId = Number(query.get("user_id") ?? Number.NaN);
  const person = [...state.people.values()].find((one) => one.chatId === chatId || one.id === userId);
  return person === undefined || !person.hasStarted ? null : { kind: "dialog", person };
};

type Attached = { readonly media: readonly FakeMedia[] } | ApiAnswer;

/** The files behind the tokens; a document must be alone, and a fresh one is not ready at once. */
const attachedOf = ({ body, state }: ApiCall): Attached => {
  const listed = body["attachments"] ?? [];
  if (!Array.isArray(listed)) return wrong("attachments");
  const media: FakeMedia[] = [];
  for (const entry of listed) {
    const found = state.media.get(tokenIn(entry));
    if (found === undefined) return wrong("attachments: unknown token");
    media.push(found);
  }
  if (media.length > 1 && media.some(({ kind }) => kind === "file")) return wrong("attachments: a file must be the only one");
  const early = media.find(({ notReadyTimes }) => notReadyTimes > 0);
  if (early === undefined) return { media };
  early.notReadyTimes -= 1;
  return refuse(400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed");
};

const tokenIn = (entry: unknown): string => {
  if (typeof entry !== "object" || entry === null || !("payload" in entry)) return "";
  const { payload } = entry;
  return typeof payload === "object" && payload !== null && "token" in payload && typeof payload.token === "string" ? payload.token : "";
};

const send = (call: ApiCall): ApiAnswer => {
  const { deeds, state } = call;
  const chat = chatOf(call);
  if (chat === null) return refuse(404, "chat.not.found", "Chat is not found");
  if (chat.kind === "channel" && !hasRight(call, "write")) return deniedRight("write");
  if (chat.kind === "dialog" && chat.person.hasStopped) return refuse(403, "chat.denied", "error.dialog.suspended");
  const text = textOf(call);
  if (text === null) return wrong("text: too long");
  const attached = attachedOf(call);
  if ("status" in attached) return attached;
  if (text === "" && attached.media.length === 0) return wrong("text: nothing to send");
  const link = linkOf(call);
  if ("status" in link) return link;
  const place = chat.kind === "channel" ? ({ kind: "post" } as const) : ({ kind: "dialog", personId: chat.person.id } as const);
  const fromId = chat.kind === "channel" ? null : state.botId;
  return answer({ message: messageObject(state, deeds.write({ place, fromId, text, media: attached.media, answersTo: link.mid })) });
};

const list = (call: ApiCall): ApiAnswer => {
  const { query, state } = call;
  const ids = query.get("message_ids")?.split(",");
  const chat = chatOf(call);
  if (ids === undefined && chat === null) return refuse(404, "chat.not.found", "Chat is not found");
  if (chat?.kind === "channel" && !hasRight(call, "read_all_messages")) return deniedRight("read_all_messages");
  const found =
    ids?.flatMap((id) => standing(call, id) ?? []) ?? (chat?.kind === "dialog" ? messagesWith(state, chat.person.id) : postsOf(state));
  const shown = found.filter(({ isDeleted }) => !isDeleted).toReversed();
  return answer({ messages: shown.slice(0, countOf(call)).map((message) => messageObject(state, message)) });
};

/** A message or a post, but no comment: those have calls of their own. */
const named = (call: ApiCall, id: string | null | undefined): FakeMessage | undefined => {
  const message = standing(call, id);
  return message?.place.kind === "comment" ? undefined : message;
};

const edit = (call: ApiCall): ApiAnswer => {
  const message = named(call, call.query.get("message_id"));
  if (message === undefined) return notFound("Message");
  if (!isOurs(call.state, message)) return refuse(403, "access.denied", "Somebody else's message");
  if (message.place.kind === "post" && !hasRight(call, "edit")) return deniedRight("edit");
  if (message.place.kind === "dialog" && call.state.now() - message.at > EDIT_WINDOW_MS)
    return { status: 200, body: { success: false, code: "edit.timeout", message: "The time for editing is over" } };
  const text = textOf(call);
  if (text === null) return wrong("text: too long");
  call.deeds.edit(message, text);
  return done;
};

const remove = (call: ApiCall): ApiAnswer => {
  const message = named(call, call.query.get("message_id"));
  if (message === undefined) return notFound("Message");
  const isAllowed = message.place.kind === "dialog" ? isOurs(call.state, message) : hasRight(call, "delete");
  if (!isAllowed) return refuse(403, "access.denied", "This message cannot be removed by the bot");
  call.deeds.remove(message, call.state.botId);
  return done;
};

export const messageRoutes: readonly ApiRoute[] = [
  { method: "POST", path: "/messages", run: send },
  { method: "GET", path: "/messages", run: list },
  { method: "PUT", path: "/messages", run: edit },
  { method: "DELETE", path: "/messages", run: remove },
  {
    method: "GET",
    path: "/messages/{id}",
    run: (call) => {
      const message = named(call, call.ids[0]);
      return message === undefined ? notFound("Message") : answer(messageObject(call.state, message));
    },
  },
];
