/** The fake of OK's REST API: one address, signed parameters, and the checks in the order in which OK makes them. */
import { createHash } from "node:crypto";
import type { FakeRight } from "../model.ts";
import { createTraffic, refuse, refuseBy, type Answered, type ApiContext } from "./call.ts";

export type RestCall = ApiContext & { readonly params: ReadonlyMap<string, string> };

export type RestMethod = { readonly needs: readonly FakeRight[]; readonly run: (call: RestCall) => Answered };

export type RestMethods = Readonly<Record<string, RestMethod>>;

export type Rest = { readonly call: (form: URLSearchParams, forcedError: number | null) => Answered };

export const textParam = ({ params }: RestCall, name: string): string => params.get(name) ?? "";

const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");

const USUAL_CALLS_PER_SECOND = 100;

export const createRest = (context: ApiContext, methods: RestMethods): Rest => {
  const mayPass = createTraffic(context.state, USUAL_CALLS_PER_SECOND);
  return {
    call: (form, forcedError) => {
      const params = new Map(form);
      const method = params.get("method") ?? "";
      const result = forcedError === null ? answered(context, methods, { params, mayPass }) : refuseBy(forcedError);
      const shown = [...params].filter(([name]) => !["access_token", "sig", "application_key"].includes(name));
      context.state.requests.push({
        at: context.state.now(),
        method,
        params: Object.fromEntries(shown),
        error: "error" in result ? result.error : null,
      });
      return result;
    },
  };
};

type Asked = { readonly params: ReadonlyMap<string, string>; readonly mayPass: () => boolean };

const answered = (context: ApiContext, methods: RestMethods, { mayPass, params }: Asked): Answered => {
  const { state } = context;
  const name = params.get("method") ?? "";
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) return refuseBy(3);
  if (params.get("application_key") !== state.keys.applicationKey) return refuseBy(101);
  if (!isSigned(context, params)) return refuseBy(104);
  if (params.get("access_token") !== state.keys.accessToken) return refuseBy(103);
  if (state.revoked.has("access")) return refuseBy(102);
  if (!mayPass()) return refuseBy(11);
  const missing = method.needs.find((right) => !state.rights.has(right));
  if (missing !== undefined) return refuse(10, `PERMISSION_DENIED : User must grant an access to permission '${missing}'`);
  return method.run({ ...context, params });
};

/** MD5 over the sorted parameters without the token, and the secret key of the session at the end. */
const isSigned = ({ state }: ApiContext, params: ReadonlyMap<string, string>): boolean => {
  const secret = md5(`${params.get("access_token") ?? ""}${state.keys.applicationSecretKey}`);
  const signed = [...params]
    .filter(([name]) => name !== "access_token" && name !== "sig")
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return params.get("sig") === md5(`${signed.map(([name, value]) => `${name}=${value}`).join("")}${secret}`);
};
