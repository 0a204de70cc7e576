import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage, OutboundFile, OutboundReply } from "#app";
import { isRecord } from "../payload-reader.ts";
import { startFakeTelegram, type FakeTelegram } from "./fake/index.ts";
import { createTelegram } from "./index.ts";

const file = join(import.meta.dirname, "../../../../shared/data/schemas/telegram-bot-api-10.1.json");

type Field = { readonly name: string; readonly types: readonly string[]; readonly required: boolean };

const PRIMITIVES: Readonly<Record<string, object>> = {
  Integer: { type: "integer" },
  Float: { type: "number" },
  "Float number": { type: "number" },
  String: { type: "string" },
  Boolean: { type: "boolean" },
  True: { const: true },
  // A file goes apart, in the form.
  InputFile: { type: "string" },
};

/** "Array of Array of PhotoSize" → nested arrays of a reference. */
const schemaOf = (type: string): object => {
  if (type.startsWith("Array of ")) return { type: "array", items: schemaOf(type.slice("Array of ".length)) };
  return PRIMITIVES[type] ?? { $ref: `telegram:/${type}` };
};

const anyOf = (types: readonly string[]): object => (types.length === 1 ? schemaOf(types[0] ?? "") : { anyOf: types.map(schemaOf) });

/** A closed object: a field that the official list does not have is a mistake of ours. */
const objectOf = (fields: readonly Field[]): object => ({
  type: "object",
  properties: Object.fromEntries(fields.map(({ name, types }) => [name, anyOf(types)])),
  required: fields.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
});

type Spec = {
  readonly types: Readonly<Record<string, { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] }>>;
  readonly methods: Readonly<Record<string, { readonly fields?: readonly Field[]; readonly returns: readonly string[] }>>;
};

const load = () => {
  // The optional data's own form, described by the file itself.
  const spec = JSON.parse(readFileSync(file, "utf8")) as Spec;
  const ajv = new Ajv({ strict: false, allErrors: false });
  for (const [name, { fields, subtypes }] of Object.entries(spec.types))
    ajv.addSchema({ $id: `telegram:/${name}`, ...(subtypes === undefined ? objectOf(fields ?? []) : { anyOf: subtypes.map(schemaOf) }) });
  const method = (name: string): Spec["methods"][string] => {
    const found = spec.methods[name];
    if (found === undefined) throw new Error(`the official list has no method ${name}`);
    return found;
  };
  return {
    type: (name: string): ValidateFunction => ajv.compile({ $ref: `telegram:/${name}` }),
    result: (name: string): ValidateFunction => ajv.compile(anyOf(method(name).returns)),
    params: (name: string): ValidateFunction => ajv.compile(objectOf(method(name).fields ?? [])),
  };
};

const expectValid = (validate: ValidateFunction, value: unknown, what: string): void => {
  validate(value);
  expect({ what, errors: validate.errors ?? [] }).toEqual({ what, errors: [] });
};

/** Chat numbers are written as digits, which Telegram takes; the list calls them integers or names. */
const plainParams = (params: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === "string" && ["message_id", "user_id"].includes(name)) return [name, Number(value)];
      return [name, typeof value === "string" && /^[[{]/u.test(value) ? JSON.parse(value) : value];
    }),
  );

const png: OutboundFile = { fileId: "f", name: "a.png", mime: "image/png", bytes: new Uint8Array(3) };

describe.skipIf(!existsSync(file))("the fake and the connector speak as the official list of the Bot API says (optional data)", () => {
  let fake: FakeTelegram;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await startFakeTelegram();
    page = {
      pageId: "p",
      network: "telegram",
      accountId: fake.channelId,
      title: "",
      secrets: { botToken: fake.token, webhookSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl, callsPerSecond: 1000, chatCallsPerSecond: 1000 },
    };
  });
  afterEach(() => fake.close());
  const ask = async (method: string, params: object = {}): Promise<unknown> => {
    const answer = await fetch(`${fake.baseUrl}/bot${fake.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    const body: unknown = await answer.json();
    if (!isRecord(body) || body["ok"] !== true) throw new Error(JSON.stringify(body));
    return body["result"];
  };

  it("updates of every kind", async () => {
    const official = load().type("Update");
    const { control } = fake;
    const photo = { name: "a.png", mime: "image/png", bytes: new Uint8Array(3) };
    control.post({ text: "Пост" });
    const comment = control.comment({ text: "Первый", files: [photo, { ...photo, name: "b.pdf", mime: "application/pdf" }] });
    control.comment({ text: "Ответ", replyTo: comment.id });
    control.edit(comment, "Исправлено");
    control.comment({ text: "Канал", as: "channel" });
    control.comment({ text: "Администратор", as: "anonymous" });
    control.dm({ text: "Лично" });
    const person = control.people()[0]?.id ?? 0;
    control.blockUs(person);
    control.allowUs(person);
    for (const standing of ["left", "kicked", "member"] as const) control.standing("group", standing);
    const updates = await ask("getUpdates");
    expect(Array.isArray(updates) && updates.length).toBeGreaterThan(12);
    for (const update of Array.isArray(updates) ? updates : []) {
      // A change to or from "administrator" carries rights that the fake does not tell in an event.
      if (isRecord(update["my_chat_member"]) && JSON.stringify(update).includes('"status":"administrator"')) continue;
      expectValid(official, update, JSON.stringify(update).slice(0, 200));
    }
  });

  it("answers of every method the connector uses, and the parameters it gives", async () => {
    const official = load();
    const telegram = createTelegram({ now: Date.now });
    const comment = fake.control.comment({ text: "Вопрос", files: [png] });
    fake.control.dm({ text: "Лично" });
    const name = `${comment.chatId}_${comment.id}`;
    const thread = { publicPostId: `${comment.chatId}_${comment.threadId}` };
    const target = { kind: "public", thread, replyToExternalId: name } as const;
    const reply = (text: string, files: readonly OutboundFile[] = []): OutboundReply => ({ publicationId: "u", target, text, files });
    await telegram.connect?.(page, "http://127.0.0.1:9/hook");
    for (const files of [
      [],
      [png],
      [png, png],
      [{ ...png, name: "a.pdf", mime: "application/pdf" }],
      [{ ...png, name: "v.mp4", mime: "video/mp4" }],
    ]) {
      const outcome = await telegram.publish(reply("Ответ", files), page);
      expect(outcome.kind).toBe("published");
      if (outcome.kind !== "published") continue;
      await telegram.editOwn?.({ target, externalId: outcome.externalId }, "Иначе", page);
      await telegram.deleteOwn?.({ target, externalId: outcome.externalId }, page);
    }
    await telegram.publishPost?.({ postId: "1", text: "Пост" }, page);
    const authorId = String(fake.control.people()[0]?.id);
    for (const act of [
      { kind: "block", authorId, thread },
      { kind: "unblock", authorId, thread },
      { kind: "block", authorId: "-1005", thread },
      { kind: "unblock", authorId: "-1005", thread },
    ] as const)
      await telegram.moderate?.(act, page);
    await telegram.lookUpAuthors(page, [authorId]);
    await telegram.locateAttachment?.({ kind: "photo", externalId: comment.file?.id ?? "" }, page);
    const polling = { ...page, settings: { ...page.settings, receiveBy: "poll", longPollWaitSeconds: 1 } };
    await telegram.connect?.(polling, "");
    await telegram.poll?.(polling, "1", AbortSignal.timeout(5_000));

    const asked = fake.control.requests();
    for (const { method, params } of asked) expectValid(official.params(method), withFiles(method, plainParams(params)), method);
    expect(new Set(asked.map(({ method }) => method)).size).toBeGreaterThan(15);
    const chat = { chat_id: fake.channelId };
    const results: readonly (readonly [method: string, params: object])[] = [
      ["getMe", {}],
      ["getWebhookInfo", {}],
      ["getChat", chat],
      ["getChat", { chat_id: fake.groupId }],
      ["getChatMember", { ...chat, user_id: 7_700_000_117 }],
      ["getChatMember", { chat_id: fake.groupId, user_id: Number(authorId) }],
      ["getFile", { file_id: comment.file?.id }],
      ["sendMessage", { chat_id: fake.groupId, text: "Ответ", reply_parameters: { message_id: comment.id } }],
      ["sendMessage", { ...chat, text: "Пост" }],
      ["deleteMessage", { chat_id: fake.groupId, message_id: comment.id }],
      ["deleteWebhook", {}],
      ["getUpdates", {}],
    ];
    for (const [method, params] of results) expectValid(official.result(method), await ask(method, params), method);
  });
});

/** The one file of a form stands in a field of its own: the list requires it. */
const withFiles = (method: string, params: Record<string, unknown>): Record<string, unknown> => {
  const field = { sendPhoto: "photo", sendDocument: "document", sendVideo: "video" }[method];
  return field === undefined ? params : { ...params, [field]: "attached" };
};
