/** One call of the fake API: the form, the key, the limits, the matrix of who may call what; errors are HTTP 200, as in VK. */
import type { FakeState, FakeTokenKind } from "../model.ts";
import { refuse, type ApiAnswer, type ApiContext, type ApiMethods } from "./method.ts";

type RawCall = {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly authorization: string;
  readonly body: Uint8Array;
};

export type Dispatcher = { readonly call: (raw: RawCall, forcedError: number | null) => ApiAnswer };

const DEFAULT_LIMITS: Readonly<Record<FakeTokenKind, number>> = { community: 20, user: 3, service: 3 };

export const createDispatcher = (context: ApiContext, methods: ApiMethods): Dispatcher => {
  const recent = new Map<string, number[]>();
  const { state } = context;
  return {
    call: (raw, forcedError) => {
      const params = paramsOf(raw);
      const token = (params.get("access_token") ?? /^Bearer (.+)$/u.exec(raw.authorization)?.[1] ?? "").trim();
      const kind = state.tokens.get(token);
      const result =
        forcedError === null
          ? answered({ context, methods, params, raw, kind, isTooOften: isTooOften(state, recent, { token, kind }) })
          : refuse(forcedError, ERROR_TEXTS[forcedError] ?? "Error on order");
      state.requests.push({
        at: state.now(),
        method: raw.method,
        token: kind ?? "none",
        params: Object.fromEntries([...params].filter(([name]) => name !== "access_token")),
        error: "error" in result ? result.error : null,
      });
      return result;
    },
  };
};

const ERROR_TEXTS: Readonly<Record<number, string>> = {
  5: "User authorization failed: invalid access_token (4).",
  6: "Too many requests per second",
  9: "Flood control",
  10: "Internal server error: could not check access_token now, check later.",
  14: "Captcha needed",
  29: "Rate limit reached",
  222: "Hyperlinks are forbidden",
  223: "Too many replies",
};

/** The form and the query; a JSON body is not read at all, which is how VK comes to miss its parameters. */
const paramsOf = ({ body, contentType, query }: RawCall): Map<string, string> => {
  const isForm = contentType.startsWith("application/x-www-form-urlencoded");
  const form = isForm ? new URLSearchParams(new TextDecoder().decode(body)) : new URLSearchParams();
  return new Map([...query, ...form]);
};

/** Real seconds, whatever the virtual clock says: the limit is about the traffic. */
const isTooOften = (
  state: FakeState,
  recent: Map<string, number[]>,
  { kind, token }: { readonly token: string; readonly kind: FakeTokenKind | undefined },
): boolean => {
  if (kind === undefined) return false;
  const now = performance.now();
  const calls = (recent.get(token) ?? []).filter((at) => at > now - 1000);
  const isOver = calls.length >= (state.callsPerSecond ?? DEFAULT_LIMITS[kind]);
  recent.set(token, isOver ? calls : [...calls, now]);
  return isOver;
};

type Checked = {
  readonly context: ApiContext;
  readonly methods: ApiMethods;
  readonly params: ReadonlyMap<string, string>;
  readonly raw: RawCall;
  readonly kind: FakeTokenKind | undefined;
  readonly isTooOften: boolean;
};

const answered = ({ context, isTooOften: tooOften, kind, methods, params, raw }: Checked): ApiAnswer => {
  const method = Object.hasOwn(methods, raw.method) ? methods[raw.method] : undefined;
  if (method === undefined) return refuse(3, "Unknown method passed");
  if (!params.has("v")) return refuse(8, "Invalid request: v (version) is required");
  if (kind === undefined) return refuse(5, "User authorization failed: invalid access_token (4).");
  if (tooOften) return refuse(6, "Too many requests per second");
  if (!method.tokens.includes(kind)) return NOT_FOR_KIND[kind];
  return method.run({ ...context, params, token: kind });
};

const NOT_FOR_KIND: Readonly<Record<FakeTokenKind, ApiAnswer>> = {
  community: refuse(27, "Group authorization failed: method is unavailable with group auth."),
  user: refuse(15, "Access denied: method is unavailable with user auth."),
  service: refuse(28, "Application authorization failed: method is unavailable with service token."),
};
