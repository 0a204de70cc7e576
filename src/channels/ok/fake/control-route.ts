/** The commands of `POST /__ctl/<name>`: their inputs are checked here, their work is in `control.ts`. */
import { z } from "zod";
import { present, type Commands } from "../../fake/fake-commands.ts";
import type { FakeOkControl } from "./control.ts";

const personId = z.number().int().positive();
const id = z.string().min(1);
const text = z.string();
const fault = z.union([z.enum(["status", "reset", "hang"]), z.number().int().positive()]);
const mode = z.enum(["once", "twice", "outOfOrder", "splitInsideUtf8Char", "badSecret"]);

/** Every string of the control by its name. */
export const COMMANDS: Commands<FakeOkControl> = {
  people: (_input, control) => control.people(),
  posts: (_input, control) => control.posts(),
  requests: (_input, control) => control.requests(),
  subscriptions: (_input, control) => control.subscriptions(),
  person: (input, control) => {
    const { firstName, lastName } = z.object({ firstName: text, lastName: text.optional() }).parse(input);
    return control.person(firstName, lastName);
  },
  post: (input, control) => control.post(present(z.object({ text, by: personId.optional() }).parse(input))),
  comment: (input, control) =>
    control.comment(
      present(z.object({ text, topicId: id.optional(), personId: personId.optional(), replyTo: id.optional() }).parse(input)),
    ),
  answerByHand: (input, control) => control.answerByHand(z.object({ text, replyTo: id }).parse(input)),
  dm: (input, control) => control.dm(present(z.object({ text, personId: personId.optional() }).parse(input))),
  edit: (input, control) => {
    const { text: words, ...what } = z.object({ kind: z.enum(["comment", "message"]), id, text }).parse(input);
    return control.edit(what, words);
  },
  delete: (input, control) => control.delete(z.object({ id }).parse(input).id),
  restore: (input, control) => control.restore(z.object({ id }).parse(input).id),
  closeComments: (input, control) => control.closeComments(z.object({ topicId: id }).parse(input).topicId),
  blockUs: (input, control) => control.blockUs(z.object({ personId }).parse(input).personId),
  allowUs: (input, control) => control.allowUs(z.object({ personId }).parse(input).personId),
  revokeToken: (input, control) => control.revokeToken(z.object({ kind: z.enum(["bot", "access"]) }).parse(input).kind),
  takeRight: (input, control) =>
    control.takeRight(z.object({ right: z.enum(["VALUABLE_ACCESS", "LONG_ACCESS_TOKEN", "GROUP_CONTENT"]) }).parse(input).right),
  addDiscussionComment: (input, control) => control.addDiscussionComment(z.object({ on: z.boolean() }).parse(input).on),
  rateLimit: (input, control) => control.rateLimit(z.object({ perSecond: z.number().positive().nullable() }).parse(input).perSecond),
  fail: (input, control) => {
    const { kind, method, times } = z.object({ kind: fault, times: z.number().int().positive(), method: text.optional() }).parse(input);
    return control.fail(kind, times, method);
  },
  slow: (input, control) => control.slow(z.object({ ms: z.number().nonnegative() }).parse(input).ms),
  deliver: (input, control) => control.deliver(z.object({ mode }).parse(input).mode),
  subscribe: (input, control) => control.subscribe(z.object({ url: z.url() }).parse(input).url),
  clock: (input, control) => control.clock(z.object({ at: z.number() }).parse(input).at),
  advance: (input, control) => control.advance(z.object({ ms: z.number() }).parse(input).ms),
  settle: (_input, control) => control.settle(),
};
