/** Answers and refusals of the fake in Graph's own forms. */
import type { RestAnswer, RestCall, RestRoute } from "../../../fake/rest-route.ts";
import type { Deeds } from "../deeds.ts";
import type { Delivery } from "../delivery.ts";
import type { FakeState, FakeThing } from "../model.ts";
import type { MetaFields } from "../objects.ts";

export type ApiContext = { readonly state: FakeState; readonly deeds: Deeds; readonly delivery: Delivery };
export type ApiCall = RestCall<ApiContext>;
export type ApiRoute = RestRoute<ApiContext>;

export const answer = (body: MetaFields): RestAnswer => ({ status: 200, body });

export const done: RestAnswer = answer({ success: true });

const MESSAGES: Readonly<Record<number, string>> = {
  4: "(#4) Application request limit reached",
  10: "(#10) This message is sent outside of allowed window.",
  190: "Error validating access token: the session has expired",
  200: "(#200) Permissions error",
  551: "(#551) This person isn't available right now.",
  10900: "(#10900) Activity already replied to",
};

export const graphError = (code: number, given: { readonly message?: string; readonly subcode?: number } = {}): RestAnswer => ({
  status: code === 190 ? 401 : code === 4 ? 403 : 400,
  body: {
    error: {
      message: given.message ?? MESSAGES[code] ?? `(#${code}) Error on order`,
      type: code === 190 ? "OAuthException" : "GraphMethodException",
      code,
      ...(given.subcode === undefined ? {} : { error_subcode: given.subcode }),
      fbtrace_id: "AbCdEf",
    },
  },
});

export const absent = (id: string): RestAnswer =>
  graphError(100, { subcode: 33, message: `Unsupported request. Object with ID '${id}' does not exist, or missing permissions` });

export const wrong = (what: string): RestAnswer => graphError(100, { message: `(#100) Invalid parameter: ${what}` });

/** A thing that still stands, or undefined. */
export const standing = ({ context, ids }: ApiCall): FakeThing | undefined => {
  const thing = context.state.things.get(ids[0] ?? "");
  return thing === undefined || thing.isDeleted ? undefined : thing;
};

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const PREFIX = "after-";

/** One page of a list by `limit` and `after`. */
export const paged = <T>({ query }: ApiCall, all: readonly T[], show: (one: T) => MetaFields): RestAnswer => {
  const start = Number(query.get("after")?.replace(PREFIX, "") ?? 0);
  const end = start + Math.min(Math.max(1, Number(query.get("limit") ?? 25)), 100);
  const paging = { cursors: { after: `${PREFIX}${end}` }, ...(end < all.length ? { next: "https://graph.facebook.com/next" } : {}) };
  return answer({ data: all.slice(start, end).map(show), paging });
};
