/** Where events go: addresses that X checks, and the kinds of events of an account. */
import { isRecord } from "../../../payload-reader.ts";
import type { FakeWebhook } from "../model.ts";
import type { XObject } from "../objects.ts";
import { answer, invalid, textOf, type ApiCall, type ApiRoute } from "./answers.ts";

type Answer = ReturnType<typeof answer>;

const webhookObject = ({ createdAt, id, isValid, url }: FakeWebhook): XObject => ({
  id,
  url,
  valid: isValid,
  created_at: new Date(createdAt).toISOString(),
});

const register = async ({ body, context }: ApiCall): Promise<Answer> => {
  const { delivery, state } = context;
  const webhook = { id: state.nextId(), url: textOf(body["url"]), createdAt: state.now(), isValid: false };
  if (!(await delivery.check(webhook))) return invalid("CrcValidationFailed: the address did not answer the check");
  state.webhooks.set(webhook.id, webhook);
  return answer({ data: webhookObject(webhook) });
};

const checkAgain = async ({ context, ids }: ApiCall): Promise<Answer> => {
  const webhook = context.state.webhooks.get(ids[0] ?? "");
  if (webhook === undefined || !(await context.delivery.check(webhook))) return invalid("CrcValidationFailed");
  return answer({ data: { valid: true } });
};

const subscribe = ({ body, context: { state } }: ApiCall): Answer => {
  const filter = isRecord(body["filter"]) ? body["filter"] : {};
  const webhookId = textOf(body["webhook_id"]);
  if (!state.webhooks.has(webhookId)) return invalid("webhook_id is not valid");
  if (state.unknownEvents.includes(textOf(body["event_type"]))) return answer({ errors: [{ title: "Unsupported event type" }] });
  const subscription = { id: state.nextId(), eventType: textOf(body["event_type"]), userId: textOf(filter["user_id"]), webhookId };
  state.subscriptions.set(subscription.id, subscription);
  return answer({ data: { subscription: { subscription_id: subscription.id } } });
};

const subscriptions = ({ context: { state } }: ApiCall): Answer => {
  const data = [...state.subscriptions.values()].map(({ eventType, id, userId, webhookId }) => ({
    subscription_id: id,
    event_type: eventType,
    filter: { user_id: userId },
    webhook_id: webhookId,
  }));
  return answer({ ...(data.length === 0 ? {} : { data }), meta: { result_count: data.length } });
};

const webhooks = ({ context: { state } }: ApiCall): Answer => {
  const data = [...state.webhooks.values()].map(webhookObject);
  return answer({ data, meta: { result_count: data.length } });
};

export const webhookRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/2/webhooks", run: webhooks },
  { method: "POST", path: "/2/webhooks", run: register },
  { method: "PUT", path: "/2/webhooks/{id}", run: checkAgain },
  { method: "GET", path: "/2/activity/subscriptions", run: subscriptions },
  { method: "POST", path: "/2/activity/subscriptions", run: subscribe },
];
