/** What a call of the fake API is: its route, its work, its answer; a refusal is MAX's own status, code and words. */
import type { Deeds } from "../deeds.ts";
import type { Delivery } from "../delivery.ts";
import type { FakeMessage, FakeState } from "../model.ts";

export type ApiContext = { readonly state: FakeState; readonly deeds: Deeds; readonly delivery: Delivery };

export type ApiCall = ApiContext & {
  /** The ids in the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  /** The JSON body, or an empty object. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
};

export type ApiAnswer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export type ApiRoute = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** `/messages/{id}/comments`. */
  readonly path: string;
  readonly run: (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;
};

export const answer = (body: Readonly<Record<string, unknown>>): ApiAnswer => ({ status: 200, body });

export const done: ApiAnswer = answer({ success: true });

export const refuse = (status: number, code: string, message: string): ApiAnswer => ({ status, body: { code, message } });

/** A parameter that MAX does not take. */
export const wrong = (what: string): ApiAnswer => refuse(400, "proto.payload", `Invalid ${what}`);

export const notFound = (what: string): ApiAnswer => refuse(404, "not.found", `${what} is not found`);

const denied = (right: string): ApiAnswer => refuse(403, "access.denied", `The bot needs the right ${right}`);

/** Runs the work only when the bot has the right in the channel. */
export const withRight =
  (right: string, run: (call: ApiCall) => ApiAnswer): ((call: ApiCall) => ApiAnswer) =>
  (call) =>
    call.state.rights?.includes(right) === true ? run(call) : denied(right);

export const hasRight = ({ state }: ApiCall, right: string): boolean => state.rights?.includes(right) === true;

export const deniedRight = denied;

/** A message that still stands, or undefined. */
export const standing = ({ state }: ApiCall, mid: string | null | undefined): FakeMessage | undefined => {
  const message = mid === null || mid === undefined ? undefined : state.messages.get(mid);
  return message === undefined || message.isDeleted ? undefined : message;
};

/** How many the caller wants at once: 50 by default, 100 at most. */
export const countOf = ({ query }: ApiCall): number => Math.min(Math.max(1, Number(query.get("count") ?? 50) || 50), 100);

const MAX_TEXT = 4000;

/** The text of a new message or comment: a text, "" for null, or null when MAX would refuse it. */
export const textOf = ({ body }: ApiCall): string | null => {
  const text = body["text"] ?? "";
  return typeof text === "string" && text.length <= MAX_TEXT ? text : null;
};

/** The message answered: absent, or refused when MAX cannot find it. */
export const linkOf = (call: ApiCall): { readonly mid: string | undefined } | ApiAnswer => {
  const link = call.body["link"];
  if (link === null || link === undefined) return { mid: undefined };
  const mid = typeof link === "object" && "mid" in link && typeof link.mid === "string" ? link.mid : undefined;
  return standing(call, mid) === undefined ? wrong("link: the linked message cannot be used") : { mid };
};
