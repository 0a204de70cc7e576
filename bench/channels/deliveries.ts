/** One delivery of each network's webhook, as the network sends it; the key makes it another event. */
import type { PageRow, WebhookRequest } from "#app";

const secret = "bench-secret-of-events";

type Sample = {
  readonly accountId: string;
  readonly secrets: PageRow["secrets"];
  readonly request: (key: number, text: string) => WebhookRequest;
};

const json = (body: object, given: Partial<WebhookRequest> = {}): WebhookRequest => ({
  method: "POST",
  headers: {},
  query: {},
  body: new TextEncoder().encode(JSON.stringify(body)),
  ...given,
});

const seconds = (): number => Math.floor(Date.now() / 1000);

/** By the network's code; a network of the registry without a sample here is named in the bench's output. */
export const samples: Readonly<Record<string, Sample>> = {
  vk: {
    accountId: "225000117",
    secrets: { callbackSecret: secret },
    request: (key, text) =>
      json({
        group_id: 225_000_117,
        type: "wall_reply_new",
        event_id: `vk-${key}`,
        v: "5.199",
        secret,
        object: { id: key, from_id: 1_000 + key, date: seconds(), text, post_id: 1, owner_id: -225_000_117, parents_stack: [] },
      }),
  },
  telegram: {
    accountId: "-1002000000117",
    secrets: { botToken: "1:bench", webhookSecret: secret },
    request: (key, text) => {
      const person = { id: 500_000 + key, first_name: "Ирина" };
      const message = {
        message_id: key,
        from: { ...person, is_bot: false },
        chat: { ...person, type: "private" },
        date: seconds(),
        text,
      };
      return json({ update_id: key, message }, { headers: { "x-telegram-bot-api-secret-token": secret } });
    },
  },
  max: {
    accountId: "117",
    secrets: { botToken: "bench", webhookSecret: secret },
    request: (key, text) =>
      json(
        {
          update_type: "message_created",
          timestamp: Date.now(),
          message: {
            sender: { user_id: 700_000 + key, first_name: "Пётр", name: "Пётр", is_bot: false },
            recipient: { chat_id: 900_000 + key, chat_type: "dialog", user_id: 117 },
            timestamp: Date.now(),
            body: { mid: `mid.${key}`, seq: key, text, attachments: [] },
          },
        },
        { headers: { "x-max-bot-api-secret": secret } },
      ),
  },
  ok: {
    accountId: "55000000000117",
    secrets: { webhookSecret: secret },
    request: (key, text) =>
      json(
        {
          webhookType: "MESSAGE_CREATED",
          sender: { user_id: `user:${570_000_000_000 + key}`, name: "Анна" },
          recipient: { chat_id: `chat:C${key}` },
          message: { text, seq: key, mid: `mid:C${key}` },
          timestamp: Date.now(),
        },
        { query: { key: secret } },
      ),
  },
};
