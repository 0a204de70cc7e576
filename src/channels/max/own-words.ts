/** Reads what stands in a thread or a dialog, and tells our own words in it. */
import type { ChannelPage } from "#app";
import { isRecord } from "../payload-reader.ts";
import type { Fields, MaxApi, MaxFailure } from "./api.ts";
import { commentsPath } from "./calls.ts";
import { messageIdText } from "./ids.ts";

export type StandingMessage = {
  readonly id: string;
  readonly isOurs: boolean;
  readonly text: string;
  readonly at: number;
  readonly url: string | undefined;
  /** The message that it answers. */
  readonly answersTo: string | undefined;
  readonly attachments: readonly { readonly type: string; readonly name: string | undefined; readonly size: number | undefined }[];
};

type Standing = { readonly ok: true; readonly messages: readonly StandingMessage[] } | MaxFailure;

const READ_BACK_COUNT = 100;

/** The newest comments under a post. */
export const readComments = async (api: MaxApi, page: ChannelPage, postId: string): Promise<Standing> => {
  const answer = await api.call(page, { method: "GET", path: commentsPath(postId), query: { count: READ_BACK_COUNT } });
  return answer.ok ? { ok: true, messages: messagesIn(answer.fields) } : answer;
};

/** The newest messages of a dialog. */
export const readDialog = async (api: MaxApi, page: ChannelPage, chatId: string): Promise<Standing> => {
  const answer = await api.call(page, { method: "GET", path: "/messages", query: { chat_id: chatId, count: READ_BACK_COUNT } });
  return answer.ok ? { ok: true, messages: messagesIn(answer.fields) } : answer;
};

const messagesIn = (fields: Fields): readonly StandingMessage[] =>
  (Array.isArray(fields["messages"]) ? fields["messages"].filter(isRecord) : []).flatMap((message) => standing(message) ?? []);

/** One message as the API gives it; null when it has no id. */
export const standing = (message: Fields): StandingMessage | null => {
  const body = recordIn(message, "body");
  const id = messageIdText(body["mid"]);
  if (id === undefined) return null;
  const { sender, timestamp, url } = message;
  const attached = Array.isArray(body["attachments"]) ? body["attachments"].filter(isRecord) : [];
  return {
    id,
    // MAX may leave the sender out; then the words and the place tell.
    isOurs: !isRecord(sender) || sender["is_bot"] === true,
    text: typeof body["text"] === "string" ? body["text"] : "",
    at: typeof timestamp === "number" ? timestamp : 0,
    url: typeof url === "string" && URL.canParse(url) ? url : undefined,
    answersTo: messageIdText(recordIn(recordIn(message, "link"), "message")["mid"]),
    attachments: attached.map((one) => ({
      type: typeof one["type"] === "string" ? one["type"] : "",
      name: typeof one["filename"] === "string" ? one["filename"] : undefined,
      size: typeof one["size"] === "number" ? one["size"] : undefined,
    })),
  };
};

const recordIn = (fields: Fields, key: string): Fields => (isRecord(fields[key]) ? fields[key] : {});

const plain = (text: string): string => text.replaceAll("\r\n", "\n").trim();

/** Whether two texts are the same words to a reader. */
export const sameWords = (one: string, other: string): boolean => plain(one) === plain(other);
