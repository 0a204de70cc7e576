/** The commands of `POST /__ctl/<name>`: their inputs are checked here, their work is in `control.ts`. */
import { z } from "zod";
import { present, type Commands } from "../../fake/fake-commands.ts";
import type { FakeMetaControl } from "./control.ts";

const id = z.string().min(1);
const fault = z.union([z.enum(["status", "reset", "hang"]), z.number().int().positive()]);
const mode = z.enum(["once", "twice", "outOfOrder", "splitInsideUtf8Char", "badSecret"]);
const personId = z.object({ personId: id });

/** Every string of the control by its name. */
export const COMMANDS: Commands<FakeMetaControl> = {
  people: (_input, control) => control.people(),
  posts: (_input, control) => control.posts(),
  requests: (_input, control) => control.requests(),
  entries: (_input, control) => control.entries(),
  person: (input, control) => control.person(z.object({ name: z.string() }).parse(input).name),
  post: (input, control) => control.post(present(z.object({ text: z.string(), personId: id.optional() }).parse(input))),
  comment: (input, control) => {
    const given = z.object({ text: z.string(), postId: id.optional(), personId: id.optional(), replyTo: id.optional() });
    return control.comment(present(given.parse(input)));
  },
  dm: (input, control) => control.dm(present(z.object({ text: z.string(), personId: id.optional() }).parse(input))),
  mention: (input, control) => {
    const { commentId, mediaId } = z.object({ mediaId: id, commentId: id.optional() }).parse(input);
    return control.mention(mediaId, commentId);
  },
  edit: (input, control) => {
    const given = z.object({ id, text: z.string() }).parse(input);
    return control.edit(given.id, given.text);
  },
  delete: (input, control) => control.delete(z.object({ id }).parse(input).id),
  blockUs: (input, control) => control.blockUs(personId.parse(input).personId),
  allowUs: (input, control) => control.allowUs(personId.parse(input).personId),
  revokeToken: (_input, control) => control.revokeToken(),
  tokenEnds: (input, control) => control.tokenEnds(z.object({ at: z.number().nullable() }).parse(input).at),
  scopes: (input, control) => control.scopes(z.object({ scopes: z.array(z.string()) }).parse(input).scopes),
  humanAgent: (input, control) => control.humanAgent(z.object({ isGranted: z.boolean() }).parse(input).isGranted),
  usage: (input, control) => control.usage(z.object({ percent: z.number().nonnegative() }).parse(input).percent),
  webhook: (input, control) => {
    const { url, verifyToken } = z.object({ url: z.url(), verifyToken: z.string() }).parse(input);
    return control.webhook(url, verifyToken);
  },
  hold: (_input, control) => control.hold(),
  release: (_input, control) => control.release(),
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
