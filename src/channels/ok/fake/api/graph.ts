/** The fake of OK's Graph API: a token in the address, JSON bodies, chats and messages of one group. */
import { setTimeout as wait } from "node:timers/promises";
import { isRecord } from "../../../payload-reader.ts";
import { messagesWith, personOfChat, type FakeMedia, type FakePerson } from "../model.ts";
import { chatObject, messageObject } from "../objects.ts";
import { answer, createTraffic, refuseBy, type Answered, type ApiContext } from "./call.ts";

export type GraphRequest = {
  readonly method: string;
  /** After `/graph/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
};

export type Graph = { readonly call: (request: GraphRequest, forcedError: number | null) => Promise<Answered> };

type Handler = (
  context: ApiContext,
  asked: {
    readonly rest: string;
    readonly query: URLSearchParams;
    readonly body: Readonly<Record<string, unknown>>;
    readonly signal: AbortSignal;
  },
) => Answered | Promise<Answered>;

const USUAL_CALLS_PER_SECOND = 100;

/** The name by which faults are ordered: without the ids in the path. */
export const graphName = (path: string): string => {
  if (/^(?:me\/messages\/|chat:[^/]+\/messages)/u.test(path)) return "graph/me/messages";
  return path.endsWith("/edit") ? "graph/edit" : `graph/${path}`;
};

export const createGraph = (context: ApiContext): Graph => {
  const { state } = context;
  const mayPass = createTraffic(state, USUAL_CALLS_PER_SECOND);
  const answered = async (request: GraphRequest, body: unknown): Promise<Answered> => {
    if (request.query.get("access_token") !== state.keys.botToken) return refuseBy(103);
    if (state.revoked.has("bot")) return refuseBy(102);
    if (!mayPass()) return refuseBy(11);
    const isJson = /^application\/json;\s*charset=utf-8$/iu.test(request.contentType);
    if (request.method === "POST" && (!isJson || !isRecord(body))) return refuseBy(4);
    const route = ROUTES.find(({ method, path }) => method === request.method && path.test(request.path));
    if (route === undefined) return refuseBy(3);
    const rest = route.path.exec(request.path)?.[1] ?? "";
    return route.run(context, { rest, query: request.query, body: isRecord(body) ? body : {}, signal: request.signal });
  };
  return {
    call: async (request, forcedError) => {
      const body = bodyIn(request.body);
      const result = forcedError === null ? await answered(request, body) : refuseBy(forcedError);
      state.requests.push({
        at: state.now(),
        method: graphName(request.path),
        params: isRecord(body) ? body : Object.fromEntries([...request.query].filter(([name]) => name !== "access_token")),
        error: "error" in result ? result.error : null,
      });
      return result;
    },
  };
};

const bodyIn = (bytes: Uint8Array): unknown => {
  try {
    return bytes.byteLength === 0 ? null : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
};

const subscribe: Handler = ({ state }, { body }) => {
  const { longPolling, url } = body;
  if (longPolling === true) {
    if (!state.subscriptions.some((one) => one.url === null))
      state.subscriptions.push({ url: null, since: state.now(), failingSince: null });
    return answer({ success: true });
  }
  if (typeof url !== "string" || !URL.canParse(url)) return refuseBy(100);
  if (!state.subscriptions.some((one) => one.url === url)) state.subscriptions.push({ url, since: state.now(), failingSince: null });
  return answer({ success: true });
};

const unsubscribe: Handler = ({ state }, { body }) => {
  const at = state.subscriptions.findIndex((one) => one.url === body["url"]);
  if (at !== -1) state.subscriptions.splice(at, 1);
  return answer({ success: at !== -1 });
};

const subscriptions: Handler = ({ state }) =>
  answer({ subscriptions: state.subscriptions.flatMap(({ since, url }) => (url === null ? [] : [{ time: since, url }])) });

const MAX_WAIT_SECONDS = 90;

/** Waits for an event after the marker; without a marker it begins at what comes next. */
const updates: Handler = async ({ delivery, state }, { query, signal }) => {
  if (!state.subscriptions.some((one) => one.url === null)) return refuseBy(300);
  const last = (): number => delivery.history.length;
  const marker = query.get("marker");
  const from = marker === null || !/^\d+$/u.test(marker) ? last() : Math.min(Number(marker), last());
  const seconds = Math.min(Math.max(Number(query.get("timeout") ?? 25) || 0, 0), MAX_WAIT_SECONDS);
  if (from === last()) await nextEvent(delivery.onEvent, seconds * 1000, signal);
  return answer({ updates: delivery.history.slice(from), marker: String(last()) });
};

const nextEvent = async (onEvent: (listener: () => void) => () => void, ms: number, signal: AbortSignal): Promise<void> => {
  const ended = new AbortController();
  const stopListening = onEvent(() => ended.abort());
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([ended.signal, signal]), ref: false });
  } catch {
    // Aborted: an event came, or the client left.
  } finally {
    stopListening();
  }
};

const chats: Handler = ({ state }, { query }) => {
  const count = Math.min(Math.max(1, Number(query.get("count") ?? 20) || 20), 100);
  const some = [...state.people.values()].filter((person) => messagesWith(state, person.id).length > 0).slice(0, count);
  return answer({ chats: some.map((person) => chatObject(state, person)), marker: "" });
};

/** The newest first, between the later time and the earlier one. */
const history: Handler = ({ state }, { query, rest }) => {
  const person = personOfChat(state, rest);
  if (person === undefined) return refuseBy(300);
  const from = Number(query.get("from") ?? state.now()) || state.now();
  const to = Number(query.get("to") ?? 0) || 0;
  const count = Math.min(Math.max(1, Number(query.get("count") ?? 50) || 50), 100);
  const messages = messagesWith(state, person.id).filter(({ at }) => at <= from && at >= to);
  return answer({
    messages: messages
      .toReversed()
      .slice(0, count)
      .map((message) => messageObject(state, message)),
  });
};

/** The files that a message names by their tokens or, in an edit, by their addresses; null when one of them is not known. */
const mediaIn = ({ state, uploads }: ApiContext, message: Readonly<Record<string, unknown>>): readonly FakeMedia[] | null => {
  const listed: readonly unknown[] = Array.isArray(message["attachments"])
    ? message["attachments"]
    : message["attachment"] === undefined
      ? []
      : [message["attachment"]];
  const found = listed.map((attachment) => {
    const payload = isRecord(attachment) && isRecord(attachment["payload"]) ? attachment["payload"] : {};
    const id = typeof payload["url"] === "string" ? /\/media\/(\d+)/u.exec(payload["url"])?.[1] : undefined;
    return id === undefined ? (uploads.get(String(payload["token"]))?.media ?? null) : (state.media.get(id) ?? null);
  });
  return found.length > 5 || found.includes(null) ? null : found.filter((media) => media !== null);
};

const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};

const send: Handler = (context, { body, rest }) => {
  const recipient = isRecord(body["recipient"]) ? body["recipient"] : {};
  const message = isRecord(body["message"]) ? body["message"] : {};
  const media = mediaIn(context, message);
  const text = typeof message["text"] === "string" ? message["text"] : "";
  if (media === null || (text === "" && media.length === 0)) return refuseBy(100);
  const chatId = rest === "" ? textIn(recipient, "chat_id") : rest;
  if (chatId !== "") {
    const person = personOfChat(context.state, chatId);
    if (person === undefined) return refuseBy(300);
    if (person.hasBlockedUs) return refuseBy(10);
    return answer({ recipient_id: chatId, message_id: context.deeds.message({ personId: person.id, by: "town", text, media }).mid });
  }
  const person = context.state.people.get(Number(textIn(recipient, "user_id").replace(/^user:/u, "")));
  return person === undefined ? refuseBy(100) : toPerson(context, person, { text, media });
};

/** Written to as a person: whoever never wrote to the group is answered by `false`. */
const toPerson = (
  { deeds }: ApiContext,
  person: FakePerson,
  { media, text }: { readonly text: string; readonly media: readonly FakeMedia[] },
): Answered => {
  if (!person.allowsMessages || person.hasBlockedUs) return answer({ success: [false], chat_ids: [null] });
  const { mid } = deeds.message({ personId: person.id, by: "town", text, media });
  return answer({ success: [true], chat_ids: [person.chatId], message_id: mid });
};

const edit: Handler = (context, { body, rest }) => {
  const message = context.state.messages.get(rest);
  const content = isRecord(body["message"]) ? body["message"] : {};
  const media = mediaIn(context, content);
  if (message === undefined) return refuseBy(140);
  if (message.by !== "town") return refuseBy(10);
  if (media === null) return refuseBy(100);
  context.deeds.editMessage(message, typeof content["text"] === "string" ? content["text"] : "", media);
  return answer({ success: true });
};

const UPLOAD_KINDS: Readonly<Record<string, FakeMedia["kind"]>> = { IMAGE: "photo", VIDEO: "video", AUDIO: "doc", FILE: "doc" };

/** An address to upload to; a picture's token comes only with the upload's own answer. */
const uploadUrl: Handler = ({ state, uploads }, { query }) => {
  const type = query.get("type") ?? "";
  const kind = Object.hasOwn(UPLOAD_KINDS, type) ? UPLOAD_KINDS[type] : undefined;
  if (kind === undefined) return refuseBy(100);
  const token = `up${state.nextNumber("media")}`;
  uploads.set(token, { kind, media: null });
  const url = `${state.baseUrl()}/upload/${token}`;
  return answer(kind === "photo" ? { url, file_id: token } : { url, token });
};

const ROUTES: readonly { readonly method: string; readonly path: RegExp; readonly run: Handler }[] = [
  { method: "GET", path: /^me\/subscriptions$/u, run: subscriptions },
  { method: "POST", path: /^me\/subscribe$/u, run: subscribe },
  { method: "POST", path: /^me\/unsubscribe$/u, run: unsubscribe },
  { method: "GET", path: /^me\/updates$/u, run: updates },
  { method: "GET", path: /^me\/chats$/u, run: chats },
  { method: "GET", path: /^me\/messages\/(chat:\w+)$/u, run: history },
  { method: "POST", path: /^me\/messages(?:\/(chat:\w+))?$/u, run: send },
  { method: "POST", path: /^(chat:\w+)\/messages$/u, run: send },
  { method: "POST", path: /^(mid:[\w.]+)\/edit$/u, run: edit },
  { method: "GET", path: /^me\/fileUploadUrl$/u, run: uploadUrl },
];
