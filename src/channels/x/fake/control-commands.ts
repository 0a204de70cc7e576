/** The commands of `POST /__ctl/<name>`: their inputs are checked here, their work is in `control.ts`. */
import { z } from "zod";
import { present, type Commands } from "../../fake/fake-commands.ts";
import type { FakeXControl } from "./control.ts";

const id = z.string().regex(/^\d+$/u);
const fault = z.union([z.enum(["status", "reset", "hang"]), z.number().int().positive()]);
const mode = z.enum(["once", "twice", "outOfOrder", "splitInsideUtf8Char", "badSecret"]);
const personId = z.object({ personId: id });

/** Every string of the control by its name. */
export const COMMANDS: Commands<FakeXControl> = {
  people: (_input, control) => control.people(),
  posts: (_input, control) => control.posts(),
  requests: (_input, control) => control.requests(),
  webhooks: (_input, control) => control.webhooks(),
  person: (input, control) => control.person(z.object({ name: z.string() }).parse(input).name),
  post: (input, control) => control.post(z.object({ text: z.string() }).parse(input).text),
  comment: (input, control) => {
    const given = z.object({
      text: z.string(),
      postId: id.nullable().optional(),
      personId: id.optional(),
      namesUs: z.boolean().optional(),
    });
    return control.comment(present(given.parse(input)));
  },
  dm: (input, control) => control.dm(present(z.object({ text: z.string(), personId: id.optional() }).parse(input))),
  edit: (input, control) => {
    const given = z.object({ id, text: z.string() }).parse(input);
    return control.edit(given.id, given.text);
  },
  delete: (input, control) => control.delete(z.object({ id }).parse(input).id),
  blockUs: (input, control) => control.blockUs(personId.parse(input).personId),
  allowUs: (input, control) => control.allowUs(personId.parse(input).personId),
  revokeToken: (_input, control) => control.revokeToken(),
  webhook: (input, control) => {
    const { eventTypes, url } = z.object({ url: z.url(), eventTypes: z.array(z.string()).optional() }).parse(input);
    return control.webhook(url, eventTypes);
  },
  crc: (_input, control) => control.crc(),
  needsSummons: (input, control) => control.needsSummons(z.object({ needed: z.boolean() }).parse(input).needed),
  unknownEvents: (input, control) => control.unknownEvents(z.object({ eventTypes: z.array(z.string()) }).parse(input).eventTypes),
  rateLimit: (input, control) => {
    const { left, name } = z.object({ name: z.string(), left: z.number().int().nonnegative().nullable() }).parse(input);
    return control.rateLimit(name, left);
  },
  fail: (input, control) => {
    const { kind, name, times } = z.object({ kind: fault, times: z.number().int().positive(), name: z.string().optional() }).parse(input);
    return control.fail(kind, times, name);
  },
  slow: (input, control) => control.slow(z.object({ ms: z.number().nonnegative() }).parse(input).ms),
  deliver: (input, control) => control.deliver(z.object({ mode }).parse(input).mode),
  clock: (input, control) => control.clock(z.object({ at: z.number() }).parse(input).at),
  advance: (input, control) => control.advance(z.object({ ms: z.number() }).parse(input).ms),
  settle: (_input, control) => control.settle(),
};
