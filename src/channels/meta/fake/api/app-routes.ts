/** What belongs to the application: where events go, which of them, and how a token is. */
import { answer, done, graphError, textOf, type ApiCall, type ApiRoute } from "./answers.ts";

type Answer = ReturnType<typeof answer>;

const fieldsOf = (value: unknown): readonly string[] => textOf(value).split(",").filter(Boolean);

const subscribe = async ({ body, context }: ApiCall): Promise<Answer> => {
  const subscription = { url: textOf(body["callback_url"]), verifyToken: textOf(body["verify_token"]), fields: fieldsOf(body["fields"]) };
  if (!(await context.delivery.verify(subscription)))
    return graphError(100, { subcode: 2_201, message: "(#2200) Callback verification failed: the URL couldn't be validated." });
  context.state.subscription = subscription;
  return done;
};

const subscriptions = ({ context: { state } }: ApiCall): Answer => {
  const { subscription } = state;
  if (subscription === null) return answer({ data: [] });
  const object = state.network === "facebook" ? "page" : "instagram";
  const fields = subscription.fields.map((name) => ({ name, version: "v25.0" }));
  return answer({ data: [{ object, callback_url: subscription.url, active: true, fields }] });
};

const letGo = ({ body, context: { state } }: ApiCall): Answer => {
  state.pageFields = fieldsOf(body["subscribed_fields"]);
  return done;
};

const gone = ({ context: { state } }: ApiCall): Answer =>
  answer({ data: state.pageFields.length === 0 ? [] : [{ id: state.keys.appId, name: "Otklik", subscribed_fields: state.pageFields }] });

const inspect = ({ context: { state }, query }: ApiCall): Answer => {
  const isValid = query.get("input_token") === state.keys.pageToken && !state.isRevoked;
  return answer({ data: { app_id: state.keys.appId, type: "PAGE", is_valid: isValid, expires_at: state.tokenEnds, scopes: state.scopes } });
};

export const appRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/debug_token", run: inspect },
  { method: "GET", path: "/{id}/subscriptions", run: subscriptions },
  { method: "POST", path: "/{id}/subscriptions", run: subscribe },
  { method: "GET", path: "/{id}/subscribed_apps", run: gone },
  { method: "POST", path: "/{id}/subscribed_apps", run: letGo },
];
