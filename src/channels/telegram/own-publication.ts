/** Our own reply or post corrected in place, or taken back. A private message can be taken back for two days, as Telegram says. */
import type { ActOutcome, ChannelPage, OwnPublication } from "#app";
import type { TelegramAnswer } from "./api.ts";
import { readMessageNames, type MessagePlace } from "./names.ts";
import { actFailure } from "./outcome.ts";
import type { Publisher } from "./publish.ts";

const notOurs: ActOutcome = { kind: "failed", failure: "BAD_REQUEST", detail: "the publication is not named as Telegram names it" };

const paramsOf = ({ chatId, messageId }: MessagePlace) => ({ chat_id: chatId, message_id: Number(messageId) });

/** The words stand in the first message: as its text, or under its file. */
export const editTelegram = async (
  { api, now }: Publisher,
  own: OwnPublication,
  { page, text }: { readonly text: string; readonly page: ChannelPage },
): Promise<ActOutcome> => {
  const [first] = readMessageNames(own.externalId);
  if (first === undefined) return notOurs;
  const asText = await api.call(page, { method: "editMessageText", params: { ...paramsOf(first), text } });
  const hasFile = !asText.ok && /no text in the message/iu.test(asText.description);
  const answer = hasFile ? await api.call(page, { method: "editMessageCaption", params: { ...paramsOf(first), caption: text } }) : asText;
  return answer.ok || isDone(answer, /message is not modified/iu) ? { kind: "done", at: now() } : actFailure(answer);
};

/** All messages of the publication, the last first: the words go when nothing is left under them. */
export const deleteTelegram = async ({ api, now }: Publisher, own: OwnPublication, page: ChannelPage): Promise<ActOutcome> => {
  const places = readMessageNames(own.externalId);
  if (places.length === 0) return notOurs;
  for (const place of places.toReversed()) {
    const answer = await api.call(page, { method: "deleteMessage", params: paramsOf(place) });
    if (!answer.ok && !isDone(answer, MESSAGE_GONE)) return actFailure(answer);
  }
  return { kind: "done", at: now() };
};

/** What is not there any more need not be deleted. */
export const MESSAGE_GONE = /message to delete not found/iu;

const isDone = (answer: TelegramAnswer, wording: RegExp): boolean => !answer.ok && wording.test(answer.description);
