import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage, InboundEvent } from "#app";
import { isRecord } from "../payload-reader.ts";
import { startFakeMax, type FakeMax } from "./fake/index.ts";
import { createMax } from "./index.ts";

const file = join(import.meta.dirname, "../../../../shared/data/schemas/max-bot-api-0.0.32-openapi.json");

const DROPPED = new Set(["discriminator", "example", "format", "description", "readOnly", "nullable", "xml"]);

/** OpenAPI's dialect → JSON Schema: `nullable` lets null through, a `required` that is no list goes, annotations go. */
const plain = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(plain);
  if (!isRecord(schema)) return schema;
  const result = Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (key === "properties" && isRecord(value))
        return [[key, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))]];
      return DROPPED.has(key) || (key === "required" && !Array.isArray(value)) ? [] : [[key, plain(value)]];
    }),
  );
  return schema["nullable"] === true ? { anyOf: [result, { type: "null" }] } : result;
};

/** Known faults of the schema: channels and dialogs exist too, and a body has no `link` of its own. */
const mended = (schemas: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const result = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]));
  const body = result["MessageBody"];
  return {
    ...result,
    ChatType: { enum: ["chat", "channel", "dialog"] },
    MessageBody: { ...(isRecord(body) ? body : {}), required: ["mid", "seq", "text", "attachments"] },
  };
};

const load = (): ((name: string) => ValidateFunction) => {
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));
  const components = isRecord(document) && isRecord(document["components"]) ? document["components"] : {};
  const schemas = isRecord(components["schemas"]) ? mended(components["schemas"]) : {};
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: "max:/", components: { schemas } });
  return (name) => {
    const validate = ajv.getSchema(`max:/#/components/schemas/${name}`);
    if (validate === undefined) throw new Error(`the official schema has no ${name}`);
    return validate;
  };
};

describe.skipIf(!existsSync(file))("the fake and the connector speak as MAX's official schema says (optional data)", () => {
  let fake: FakeMax;
  let page: ChannelPage;
  const max = createMax({ now: Date.now, sleep: () => Promise.resolve() });
  beforeEach(async () => {
    fake = await startFakeMax();
    fake.control.rateLimit(1000);
    page = {
      pageId: "p",
      network: "max",
      accountId: fake.channelId,
      title: "",
      secrets: { botToken: fake.token, webhookSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl },
    };
  });
  afterEach(() => fake.close());

  const expectValid = (validate: ValidateFunction, value: unknown, name: string): void => {
    validate(value);
    expect({ name, errors: validate.errors ?? [] }).toEqual({ name, errors: [] });
  };
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${fake.baseUrl}${path}`, { headers: { authorization: fake.token } })).json();

  it("updates", async () => {
    const schema = load();
    const { control } = fake;
    const png = { name: "a.png", mime: "image/png", bytes: new Uint8Array(3) };
    const comment = control.comment({ text: "Первый", files: [png] });
    control.comment({ text: "Второй", replyTo: comment.mid });
    const files = ["application/pdf", "image/png", "video/mp4", "audio/mpeg"].map((mime) => ({ ...png, mime }));
    const message = control.dm({ text: "Привет", files });
    control.edit(message.mid, "Исправлено");
    control.delete(message.mid);
    control.blockUs(control.people()[0]?.id ?? 0);
    const list: unknown = await ask("/updates?timeout=0&marker=0&limit=1000");
    expectValid(schema("UpdateList"), list, "UpdateList");
    const updates = isRecord(list) && Array.isArray(list["updates"]) ? list["updates"].filter(isRecord) : [];
    // Comments came with 0.0.33; their message is that of 0.0.32.
    const names: Readonly<Record<string, string>> = {
      message_created: "MessageCreatedUpdate",
      message_edited: "MessageEditedUpdate",
      message_removed: "MessageRemovedUpdate",
      comment_created: "CommentCreatedUpdate",
      bot_started: "BotStartedUpdate",
      bot_stopped: "BotStoppedUpdate",
    };
    const seen = new Set<string>();
    for (const update of updates) {
      const type = String(update["update_type"]);
      seen.add(type);
      const { message: inner } = update;
      // Written in the channel's own name: 0.0.32 knows the sender only as absent.
      const { sender, ...rest } = isRecord(inner) ? inner : { sender: undefined };
      if (type === "comment_created") expectValid(schema("Message"), sender === null ? rest : inner, type);
      else expectValid(schema(names[type] ?? type), update, type);
      for (const one of attachmentsIn(update)) expectValid(schema(ATTACHMENTS[String(one["type"])] ?? ""), one, String(one["type"]));
    }
    expect([...seen].toSorted()).toEqual(Object.keys(names).toSorted());
  });

  const ATTACHMENTS: Readonly<Record<string, string>> = {
    image: "PhotoAttachment",
    video: "VideoAttachment",
    audio: "AudioAttachment",
    file: "FileAttachment",
  };

  const attachmentsIn = (update: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] => {
    const message = isRecord(update["message"]) ? update["message"] : {};
    const body = isRecord(message["body"]) ? message["body"] : {};
    return Array.isArray(body["attachments"]) ? body["attachments"].filter(isRecord) : [];
  };

  it("answers of the API", async () => {
    const schema = load();
    fake.control.subscribe("http://127.0.0.1:9/", "a-long-secret");
    const post = fake.control.posts().at(-1)?.mid ?? "";
    const person = fake.control.people()[0]?.id ?? 0;
    fake.control.dm({ text: "Вопрос", personId: person });
    const asked: readonly (readonly [path: string, name: string])[] = [
      ["/me", "BotInfo"],
      [`/chats/${fake.channelId}`, "Chat"],
      [`/chats/${fake.channelId}/members/me`, "ChatMember"],
      [`/chats/${fake.channelId}/members?user_ids=${person}`, "ChatMembersList"],
      [`/messages?chat_id=${fake.channelId}`, "MessageList"],
      [`/messages/${post}`, "Message"],
      ["/subscriptions", "GetSubscriptionsResult"],
      ["/messages/mid.none", "Error"],
    ];
    for (const [path, name] of asked) expectValid(schema(name), await ask(path), `${path} ${name}`);
  });

  it("what the connector sends", async () => {
    const schema = load();
    fake.control.subscribe("http://127.0.0.1:9/", "a-long-secret");
    const comment = fake.control.comment({ text: "Вопрос" });
    const message = fake.control.dm({ text: "Вопрос" });
    const chatId = String(fake.control.people()[0]?.chatId);
    const files = ["application/pdf", "image/png", "video/mp4"].map((mime, i) => ({
      fileId: `${i}`,
      name: `${i}`,
      mime,
      bytes: new Uint8Array(3),
    }));
    const reply = (target: Parameters<typeof max.publish>[0]["target"]): Parameters<typeof max.publish>[0] => ({
      publicationId: "x",
      target,
      text: "Ответ",
      files: [],
    });
    const thread: InboundEvent["thread"] = { publicPostId: fake.control.posts().at(-1)?.mid ?? "" };
    await max.publish(reply({ kind: "public", thread, replyToExternalId: comment.mid }), page);
    await max.publish({ ...reply({ kind: "direct", conversationId: chatId, authorId: "1" }), files }, page);
    await max.publishPost?.({ postId: "y", text: "Всем" }, page);
    await max.connect?.(page, "http://127.0.0.1:9/hook");
    expect(fake.control.messages(fake.control.people()[0]?.id ?? 0).filter(({ mid }) => mid !== message.mid)).toHaveLength(2);
    const bodies = fake.control.requests().flatMap(({ body, method, status }) => (status === 200 ? [{ method, body }] : []));
    const of = (wanted: string): readonly unknown[] => bodies.filter(({ method }) => method === wanted).map(({ body }) => body);
    expect(of("POST /messages")).toHaveLength(3);
    for (const body of of("POST /messages")) expectValid(schema("NewMessageBody"), body, "NewMessageBody");
    for (const body of of("POST /messages/{id}/comments"))
      expectValid(schema("NewMessageBody"), { attachments: null, ...Object(body) }, "a comment");
    for (const body of of("POST /subscriptions")) expectValid(schema("SubscriptionRequestBody"), body, "SubscriptionRequestBody");
  });
});
