/** One call of the fake Bot API: the token in the path, JSON, a form or a multipart form, limits; the HTTP status repeats the error code. */
import { isRecord } from "../../../payload-reader.ts";
import { isRefusal, tooMany, type ApiAnswer, type ApiContext, type ApiMethods, type ApiRefusal, type UploadedFile } from "./method.ts";

export type RawCall = {
  readonly token: string;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: Buffer;
};

export type Dispatcher = { readonly call: (raw: RawCall, forcedError: number | null) => Promise<ApiAnswer> };

const RETRY_AFTER_SECONDS = 3;

const FORCED: Readonly<Record<number, ApiRefusal>> = {
  401: { error: 401, description: "Unauthorized" },
  429: tooMany(RETRY_AFTER_SECONDS),
  500: { error: 500, description: "Internal Server Error" },
};

export const createDispatcher = (context: ApiContext, methods: ApiMethods): Dispatcher => {
  const { state } = context;
  const byName = new Map(Object.entries(methods).map(([name, run]) => [name.toLowerCase(), run]));
  const answered = async (raw: RawCall, given: Given): Promise<ApiAnswer> => {
    if (state.token === null || raw.token !== state.token) return { error: 401, description: "Unauthorized" };
    const run = byName.get(raw.method.toLowerCase());
    if (run === undefined) return { error: 404, description: "Not Found" };
    if (state.rateLimitLeft > 0) {
      state.rateLimitLeft -= 1;
      return tooMany(RETRY_AFTER_SECONDS);
    }
    return run({ ...context, ...given });
  };
  return {
    call: async (raw, forcedError) => {
      const given = await givenIn(raw);
      const result =
        forcedError === null ? await answered(raw, given) : (FORCED[forcedError] ?? { error: forcedError, description: "Error on order" });
      state.requests.push({ at: state.now(), method: raw.method, params: given.params, error: isRefusal(result) ? result.error : null });
      return result;
    },
  };
};

type Given = { readonly params: Readonly<Record<string, unknown>>; readonly files: ReadonlyMap<string, UploadedFile> };

const givenIn = async ({ body, contentType, query }: RawCall): Promise<Given> => {
  const params: Record<string, unknown> = Object.fromEntries(query);
  const files = new Map<string, UploadedFile>();
  if (contentType.startsWith("application/json")) {
    const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
    if (isRecord(value)) Object.assign(params, value);
  } else if (contentType.startsWith("application/x-www-form-urlencoded")) {
    Object.assign(params, Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  } else if (contentType.startsWith("multipart/form-data")) {
    const form = await new Response(Buffer.from(body), { headers: { "content-type": contentType } }).formData();
    for (const [name, value] of form) {
      if (value instanceof File)
        files.set(name, {
          name: value.name,
          mime: value.type || "application/octet-stream",
          bytes: new Uint8Array(await value.arrayBuffer()),
        });
      else params[name] = value;
    }
  }
  return { params, files };
};
