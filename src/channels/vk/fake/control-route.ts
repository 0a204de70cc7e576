/** The commands of `POST /__ctl/<name>`: their inputs are checked here, their work is in `control.ts`. */
import { z } from "zod";
import { present, type Commands } from "../../fake/fake-commands.ts";
import type { FakeVkControl } from "./control.ts";

const id = z.number().int().positive();
const written = z.object({ kind: z.enum(["comment", "message"]), id });
const tokenKind = z.enum(["community", "user", "service"]);
const fault = z.union([z.enum(["status", "reset", "hang"]), z.number().int().positive()]);
const mode = z.enum(["once", "twice", "outOfOrder", "splitInsideUtf8Char", "badSecret"]);
const pollFailure = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** Every string of the control by its name. */
export const COMMANDS: Commands<FakeVkControl> = {
  people: (_input, control) => control.people(),
  posts: (_input, control) => control.posts(),
  requests: (_input, control) => control.requests(),
  person: (input, control) => {
    const { firstName, lastName } = z.object({ firstName: z.string(), lastName: z.string().optional() }).parse(input);
    return control.person(firstName, lastName);
  },
  post: (input, control) => control.post(present(z.object({ text: z.string(), suggestedBy: id.optional() }).parse(input))),
  comment: (input, control) =>
    control.comment(
      present(z.object({ text: z.string(), postId: id.optional(), personId: id.optional(), replyTo: id.optional() }).parse(input)),
    ),
  dm: (input, control) => control.dm(present(z.object({ text: z.string(), personId: id.optional() }).parse(input))),
  edit: (input, control) => {
    const { text, ...what } = written.extend({ text: z.string() }).parse(input);
    return control.edit(what, text);
  },
  delete: (input, control) => control.delete(written.parse(input)),
  restore: (input, control) => control.restore(z.object({ id }).parse(input).id),
  closeComments: (input, control) => control.closeComments(z.object({ postId: id }).parse(input).postId),
  blockUs: (input, control) => control.blockUs(z.object({ personId: id }).parse(input).personId),
  allowUs: (input, control) => control.allowUs(z.object({ personId: id }).parse(input).personId),
  revokeToken: (input, control) => control.revokeToken(z.object({ kind: tokenKind }).parse(input).kind),
  rateLimit: (input, control) => control.rateLimit(z.object({ perSecond: z.number().positive().nullable() }).parse(input).perSecond),
  fail: (input, control) => {
    const { kind, method, times } = z.object({ kind: fault, times: id, method: z.string().optional() }).parse(input);
    return control.fail(kind, times, method);
  },
  slow: (input, control) => control.slow(z.object({ ms: z.number().nonnegative() }).parse(input).ms),
  deliver: (input, control) => control.deliver(z.object({ mode }).parse(input).mode),
  failLongPoll: (input, control) => control.failLongPoll(z.object({ kind: pollFailure }).parse(input).kind),
  callbackServer: (input, control) => {
    const { secret, url } = z.object({ url: z.url(), secret: z.string() }).parse(input);
    return control.callbackServer(url, secret);
  },
  clock: (input, control) => control.clock(z.object({ at: z.number() }).parse(input).at),
  advance: (input, control) => control.advance(z.object({ ms: z.number() }).parse(input).ms),
  settle: (_input, control) => control.settle(),
};
