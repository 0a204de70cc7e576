import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, it } from "vitest";
import { isRecord } from "../payload-reader.ts";
import { startFakeVk } from "./fake/index.ts";

const archive = join(import.meta.dirname, "../../../../shared/data/schemas/vk-api-schema-5.199.tar.gz");

/** The JSON files of a tar archive: headers of 512 bytes, then the content in blocks of 512. */
const filesIn = (tar: Buffer): ReadonlyMap<string, unknown> => {
  const files = new Map<string, unknown>();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar
      .toString("utf8", at, at + 100)
      .replace(/\0.*$/u, "")
      .replace(/^\.\//u, "");
    const size = Number.parseInt(tar.toString("utf8", at + 124, at + 136), 8);
    if (name.endsWith("objects.json") || name.endsWith("responses.json"))
      files.set(name, JSON.parse(tar.toString("utf8", at + 512, at + 512 + size)));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
};

/** VK's dialect → JSON Schema: `required: true` of a property moves to its object; `../x/y.json#` becomes an absolute id; annotations go. */
const plain = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(plain);
  if (!isRecord(schema)) return schema;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "$ref" && typeof value === "string") result[key] = value.replace(/^(?:\.\.\/)?([a-zA-Z]+\/[a-z]+\.json)/u, "vk:/$1");
    else if (key === "properties" && isRecord(value)) Object.assign(result, propertiesOf(value));
    else if (!["required", "entity", "format", "description", "enumNames", "default"].includes(key)) result[key] = plain(value);
  }
  return result;
};

const propertiesOf = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const required = Object.entries(properties).flatMap(([name, value]) => (isRecord(value) && value["required"] === true ? [name] : []));
  return {
    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, plain(value)])),
    ...(required.length === 0 ? {} : { required }),
  };
};

const load = (): ((path: string) => ValidateFunction) => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const [name, value] of filesIn(gunzipSync(readFileSync(archive)))) {
    const definitions = isRecord(value) && isRecord(value["definitions"]) ? value["definitions"] : {};
    ajv.addSchema({
      $id: `vk:/${name}`,
      definitions: Object.fromEntries(Object.entries(definitions).map(([key, schema]) => [key, plain(schema)])),
    });
  }
  return (path) => {
    const validate = ajv.getSchema(`vk:/${path}`);
    if (validate === undefined) throw new Error(`the official schema has no ${path}`);
    return validate;
  };
};

describe.skipIf(!existsSync(archive))("the fake speaks as VK's official schema says (optional data)", () => {
  it("events of callbacks", async () => {
    const schema = load();
    const fake = await startFakeVk();
    const { control } = fake;
    const png = { name: "a.png", mime: "image/png", bytes: new Uint8Array(3) };
    const first = control.comment({ text: "Первый", files: [png] });
    control.comment({ text: "Второй", replyTo: first.id });
    control.edit({ kind: "comment", id: first.id }, "Исправлено");
    control.delete({ kind: "comment", id: first.id });
    control.restore(first.id);
    control.dm({ text: "Привет", files: [{ ...png, name: "a.pdf", mime: "application/pdf" }] });
    control.post({ text: "Пост" });
    const person = control.people()[0]?.id ?? 0;
    control.blockUs(person);
    control.allowUs(person);
    const poll = await fetch(`${fake.baseUrl}/method/groups.getLongPollServer`, {
      method: "POST",
      body: new URLSearchParams({ v: "5.199", access_token: fake.tokens.community }),
    });
    const { response } = JSON.parse(await poll.text());
    const { updates } = JSON.parse(await (await fetch(`${response.server}?key=${response.key}&ts=0&wait=0`)).text());
    await fake.close();
    const definitions: Readonly<Record<string, string>> = {
      wall_reply_new: "callback_wall_reply_new",
      wall_reply_edit: "callback_wall_reply_edit",
      wall_reply_restore: "callback_wall_reply_restore",
      wall_reply_delete: "callback_wall_comment_delete",
      wall_post_new: "callback_wall_post_new",
      message_new: "callback_message_object",
      message_allow: "callback_message_allow",
      message_deny: "callback_message_deny",
    };
    const seen = new Set<string>();
    for (const update of updates) {
      const definition = definitions[update.type];
      if (definition === undefined) throw new Error(`no schema is named for ${update.type}`);
      const validate = schema(`callback/objects.json#/definitions/${definition}`);
      validate(update.object);
      expect({ type: update.type, errors: validate.errors ?? [] }).toEqual({ type: update.type, errors: [] });
      seen.add(update.type);
    }
    expect([...seen].toSorted()).toEqual(Object.keys(definitions).toSorted());
  });

  it("answers of the API", async () => {
    const schema = load();
    const fake = await startFakeVk();
    fake.control.rateLimit(1000);
    const root = fake.control.comment({ text: "Вопрос" });
    const person = fake.control.dm({ text: "Вопрос" }).peerId;
    const owner = `-${fake.groupId}`;
    const post = String(root.postId);
    const calls: readonly (readonly [
      method: string,
      token: "community" | "user" | "service",
      params: Record<string, string>,
      definition: string,
    ])[] = [
      [
        "wall.createComment",
        "community",
        { owner_id: owner, post_id: post, message: "Ответ", reply_to_comment: String(root.id) },
        "wall/responses.json#/definitions/wall_createComment_response",
      ],
      ["wall.getComments", "service", { owner_id: owner, post_id: post }, "wall/responses.json#/definitions/wall_getComments_response"],
      [
        "messages.isMessagesFromGroupAllowed",
        "community",
        { user_id: String(person) },
        "messages/responses.json#/definitions/messages_isMessagesFromGroupAllowed_response",
      ],
      [
        "messages.getHistory",
        "community",
        { peer_id: String(person) },
        "messages/responses.json#/definitions/messages_getHistory_response",
      ],
      ["groups.getTokenPermissions", "community", {}, "groups/responses.json#/definitions/groups_getTokenPermissions_response"],
      ["groups.getCallbackServers", "community", {}, "groups/responses.json#/definitions/groups_getCallbackServers_response"],
      [
        "groups.getCallbackConfirmationCode",
        "community",
        {},
        "groups/responses.json#/definitions/groups_getCallbackConfirmationCode_response",
      ],
      ["groups.getLongPollServer", "community", {}, "groups/responses.json#/definitions/groups_getLongPollServer_response"],
      ["docs.getWallUploadServer", "community", {}, "base/responses.json#/definitions/base_getUploadServer_response"],
      ["photos.getMessagesUploadServer", "community", {}, "photos/responses.json#/definitions/photos_getMessagesUploadServer_response"],
      ["users.get", "community", { user_ids: String(person) }, "users/responses.json#/definitions/users_get_response"],
    ];
    for (const [method, token, params, definition] of calls) {
      const body = new URLSearchParams({ v: "5.199", access_token: fake.tokens[token], ...params });
      const answer: unknown = await (await fetch(`${fake.baseUrl}/method/${method}`, { method: "POST", body })).json();
      const validate = schema(definition);
      validate(answer);
      expect({ method, errors: validate.errors ?? [] }).toEqual({ method, errors: [] });
    }
    await fake.close();
  });
});
