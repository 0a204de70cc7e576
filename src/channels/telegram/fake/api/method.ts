/** What a method of the fake Bot API is: its parameters, its work; a refusal is Telegram's own wording. */
import { isRecord } from "../../../payload-reader.ts";
import type { Deeds } from "../deeds.ts";
import { messageIn, type FakeMessage, type FakeState } from "../model.ts";
import type { Updates } from "../updates.ts";

export type ApiContext = { readonly state: FakeState; readonly deeds: Deeds; readonly updates: Updates };

export type UploadedFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type ApiCall = ApiContext & {
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
};

export type ApiRefusal = {
  readonly error: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

export type ApiAnswer = { readonly result: unknown } | ApiRefusal;

export type ApiMethods = Readonly<Record<string, (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>>>;

export const answer = (result: unknown): ApiAnswer => ({ result });

export const bad = (words: string): ApiRefusal => ({ error: 400, description: `Bad Request: ${words}` });

export const forbidden = (words: string): ApiRefusal => ({ error: 403, description: `Forbidden: ${words}` });

export const tooMany = (seconds: number): ApiRefusal => ({
  error: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

/** An integer parameter, as a number or digits; null when there is none. */
export const integer = ({ params }: Pick<ApiCall, "params">, name: string): number | null => {
  const value = params[name];
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  return typeof value === "string" && /^-?\d+$/u.test(value) ? Number(value) : null;
};

export const textParam = ({ params }: ApiCall, name: string): string => {
  const value = params[name];
  return typeof value === "string" ? value : "";
};

/** A JSON parameter: an object in a JSON body, a text of JSON in a form. */
export const jsonParam = ({ params }: ApiCall, name: string): unknown => {
  const value = params[name];
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

export const listParam = (call: ApiCall, name: string): readonly Readonly<Record<string, unknown>>[] => {
  const value = jsonParam(call, name);
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** The chat of a call: the channel by its number or name, the group, or a person who is known here. */
export const chatIdOf = (call: ApiCall): number | ApiRefusal => {
  const { state } = call;
  if (textParam(call, "chat_id") === `@${state.channel.username}`) return state.channel.id;
  const chatId = integer(call, "chat_id");
  if (chatId === null) return bad("chat_id is empty");
  if (chatId === state.formerGroupId)
    return { ...bad("group chat was upgraded to a supergroup chat"), parameters: { migrate_to_chat_id: state.group.id } };
  return chatId === state.channel.id || chatId === state.group.id || state.people.has(chatId) ? chatId : bad("chat not found");
};

export const isRefusal = (value: unknown): value is ApiRefusal => isRecord(value) && typeof value["error"] === "number";

/** The message named by `chat_id` and `message_id`. */
export const messageOf = (call: ApiCall, missing: string): FakeMessage | ApiRefusal => {
  const chatId = chatIdOf(call);
  if (isRefusal(chatId)) return chatId;
  return messageIn(call.state, chatId, integer(call, "message_id")) ?? bad(missing);
};
