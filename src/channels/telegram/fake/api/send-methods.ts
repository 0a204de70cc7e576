/** send*: words and files into a private chat, into the group, into the channel; with Telegram's limits and refusals. */
import { isRecord } from "../../../payload-reader.ts";
import { letterCount } from "../../letter-count.ts";
import { messageIn, type FakeFile, type FakeMessage } from "../model.ts";
import { messageObject } from "../objects.ts";
import {
  answer,
  bad,
  chatIdOf,
  forbidden,
  isRefusal,
  jsonParam,
  listParam,
  textParam,
  type ApiAnswer,
  type ApiCall,
  type ApiMethods,
  type ApiRefusal,
} from "./method.ts";

const TEXT_MAX = 4096;
const CAPTION_MAX = 1024;
const FILE_MAX_BYTES = 50 * 1_048_576;

type Place = { readonly chatId: number; readonly replyTo: number | null };

/** Where the bot may write, and what it answers. */
const placeOf = (call: ApiCall): Place | ApiRefusal => {
  const chatId = chatIdOf(call);
  if (isRefusal(chatId)) return chatId;
  const refusal = refusalIn(call, chatId);
  if (refusal !== null) return refusal;
  const reply = jsonParam(call, "reply_parameters");
  if (!isRecord(reply)) return { chatId, replyTo: null };
  const replyTo = Number(reply["message_id"]);
  if (messageIn(call.state, chatId, replyTo) !== undefined) return { chatId, replyTo };
  return reply["allow_sending_without_reply"] === true ? { chatId, replyTo: null } : bad("message to be replied not found");
};

const refusalIn = ({ state }: ApiCall, chatId: number): ApiRefusal | null => {
  if (chatId === state.channel.id) {
    if (state.standing.channel !== "administrator") return forbidden("bot is not a member of the channel chat");
    return state.rights.canPost ? null : bad("need administrator rights in the channel chat");
  }
  if (chatId === state.group.id) {
    if (state.standing.group === "kicked") return forbidden("bot was kicked from the supergroup chat");
    return state.standing.group === "left" ? forbidden("bot is not a member of the supergroup chat") : null;
  }
  const person = state.people.get(chatId);
  if (person?.hasBlockedUs === true) return forbidden("bot was blocked by the user");
  return person?.hasStarted === true ? null : forbidden("bot can't initiate conversation with a user");
};

const sendMessage = (call: ApiCall): ApiAnswer => {
  const { deeds, state } = call;
  const text = textParam(call, "text");
  if (text.trim() === "") return bad("message text is empty");
  if (letterCount(text) > TEXT_MAX) return bad("message is too long");
  const place = placeOf(call);
  if (isRefusal(place)) return place;
  const message =
    place.chatId === state.channel.id ? deeds.post({ by: "bot", text }).post : deeds.write({ ...place, text, sender: { kind: "bot" } });
  return answer(messageObject(state, message));
};

/** The file of an upload, or of a `file_id` that is known. */
const fileOf = (call: ApiCall, kind: FakeFile["kind"], given: unknown): FakeFile | ApiRefusal => {
  const field = typeof given === "string" && given.startsWith("attach://") ? given.slice("attach://".length) : null;
  const uploaded = call.files.get(field ?? kind);
  const known = typeof given === "string" ? call.state.files.get(given) : undefined;
  if (uploaded === undefined) return known ?? bad("there is no file in the request");
  if (uploaded.bytes.byteLength === 0) return bad("file must be non-empty");
  if (uploaded.bytes.byteLength > FILE_MAX_BYTES) return { error: 413, description: "Request Entity Too Large" };
  if (kind === "photo" && !uploaded.mime.startsWith("image/")) return bad("IMAGE_PROCESS_FAILED");
  return call.deeds.file({ ...uploaded, kind });
};

const sendFile =
  (kind: FakeFile["kind"]) =>
  (call: ApiCall): ApiAnswer => {
    const caption = textParam(call, "caption");
    if (letterCount(caption) > CAPTION_MAX) return bad("message caption is too long");
    const place = placeOf(call);
    if (isRefusal(place)) return place;
    const file = fileOf(call, kind, call.params[kind]);
    if (isRefusal(file)) return file;
    return answer(messageObject(call.state, call.deeds.write({ ...place, text: caption, file, sender: { kind: "bot" } })));
  };

const KINDS: Readonly<Record<string, FakeFile["kind"]>> = { photo: "photo", video: "video", document: "document" };

const sendMediaGroup = (call: ApiCall): ApiAnswer => {
  const media = listParam(call, "media");
  if (media.length < 2 || media.length > 10) return bad("group must contain 2-10 media");
  const types = new Set(media.map(({ type }) => String(type)));
  if (types.has("document") && types.size > 1) return bad("document can't be mixed with other media types");
  const captions = media.map(({ caption }) => (typeof caption === "string" ? caption : ""));
  if (captions.some((caption) => letterCount(caption) > CAPTION_MAX)) return bad("message caption is too long");
  const place = placeOf(call);
  if (isRefusal(place)) return place;
  const files: FakeFile[] = [];
  for (const one of media) {
    const kind = KINDS[String(one["type"])];
    const file = kind === undefined ? bad("wrong type of media") : fileOf(call, kind, one["media"]);
    if (isRefusal(file)) return file;
    files.push(file);
  }
  const mediaGroupId = String(call.state.nextId("album"));
  const messages: readonly FakeMessage[] = files.map((file, index) =>
    call.deeds.write({ ...place, text: captions[index] ?? "", file, mediaGroupId, sender: { kind: "bot" } }),
  );
  return answer(messages.map((message) => messageObject(call.state, message)));
};

export const sendMethods: ApiMethods = {
  sendMessage,
  sendPhoto: sendFile("photo"),
  sendVideo: sendFile("video"),
  sendDocument: sendFile("document"),
  sendMediaGroup,
};
