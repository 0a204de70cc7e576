/** How events come: subscriptions, and polling that works only without one. */
import { pollUpdates } from "../long-poll.ts";
import { answer, done, notFound, refuse, wrong, type ApiAnswer, type ApiCall, type ApiRoute } from "./call.ts";

const SECRET = /^[A-Za-z0-9_-]{5,256}$/u;

const isAddress = (url: unknown, isStrict: boolean): url is string => {
  if (typeof url !== "string" || !URL.canParse(url)) return false;
  const { port, protocol } = new URL(url);
  return !isStrict || (protocol === "https:" && port === "");
};

const subscribe = ({ body, state }: ApiCall): ApiAnswer => {
  const { secret, update_types: types, url } = body;
  if (!isAddress(url, state.strictAddresses)) return wrong("url: https and port 443 only");
  if (secret !== undefined && (typeof secret !== "string" || !SECRET.test(secret))) return wrong("secret");
  if (types !== undefined && !(Array.isArray(types) && types.every((type) => typeof type === "string"))) return wrong("update_types");
  state.subscriptions.set(url, {
    url,
    time: state.now(),
    updateTypes: types ?? null,
    secret: secret ?? null,
    failingSince: null,
  });
  return done;
};

const list = ({ state }: ApiCall): ApiAnswer =>
  answer({
    subscriptions: [...state.subscriptions.values()].map(({ time, updateTypes, url }) => ({ url, time, update_types: updateTypes })),
  });

const poll = async ({ delivery, query, signal, state }: ApiCall): Promise<ApiAnswer> => {
  if (state.subscriptions.size > 0 && !state.pollBesideWebhook)
    return refuse(405, "method.not.allowed", "Long polling does not work beside a webhook subscription");
  return answer(await pollUpdates(delivery, query, signal));
};

export const eventRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/subscriptions", run: list },
  { method: "POST", path: "/subscriptions", run: subscribe },
  {
    method: "DELETE",
    path: "/subscriptions",
    run: ({ query, state }) => (state.subscriptions.delete(query.get("url") ?? "") ? done : notFound("Subscription")),
  },
  { method: "GET", path: "/updates", run: poll },
];
