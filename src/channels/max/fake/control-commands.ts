/** The commands of `POST /__ctl/<name>`: their inputs are checked here, their work is in `control.ts`. */
import { z } from "zod";
import { present, type Commands } from "../../fake/fake-commands.ts";
import type { FakeMaxControl } from "./control.ts";

const personId = z.number().int().positive();
const messageId = z.string().min(1);
const fault = z.union([z.enum(["status", "reset", "hang"]), z.number().int().positive()]);
const mode = z.enum(["once", "twice", "outOfOrder", "splitInsideUtf8Char", "badSecret"]);

/** Every string of the control by its name. */
export const COMMANDS: Commands<FakeMaxControl> = {
  people: (_input, control) => control.people(),
  posts: (_input, control) => control.posts(),
  requests: (_input, control) => control.requests(),
  subscriptions: (_input, control) => control.subscriptions(),
  person: (input, control) => {
    const { firstName, lastName } = z.object({ firstName: z.string(), lastName: z.string().optional() }).parse(input);
    return control.person(firstName, lastName);
  },
  post: (input, control) => control.post(z.object({ text: z.string() }).parse(input)),
  comment: (input, control) =>
    control.comment(
      present(
        z
          .object({
            text: z.string(),
            postId: messageId.optional(),
            personId: personId.optional(),
            replyTo: messageId.optional(),
          })
          .parse(input),
      ),
    ),
  dm: (input, control) => control.dm(present(z.object({ text: z.string(), personId: personId.optional() }).parse(input))),
  edit: (input, control) => {
    const { id, text } = z.object({ id: messageId, text: z.string() }).parse(input);
    return control.edit(id, text);
  },
  delete: (input, control) => control.delete(z.object({ id: messageId }).parse(input).id),
  closeComments: (input, control) => control.closeComments(z.object({ postId: messageId }).parse(input).postId),
  blockUs: (input, control) => control.blockUs(z.object({ personId }).parse(input).personId),
  allowUs: (input, control) => control.allowUs(z.object({ personId }).parse(input).personId),
  revokeToken: (_input, control) => control.revokeToken(),
  rights: (input, control) => control.rights(z.object({ rights: z.array(z.string()).nullable() }).parse(input).rights),
  rateLimit: (input, control) => control.rateLimit(z.object({ perSecond: z.number().positive().nullable() }).parse(input).perSecond),
  fail: (input, control) => {
    const { kind, method, times } = z
      .object({ kind: fault, times: z.number().int().positive(), method: z.string().optional() })
      .parse(input);
    return control.fail(kind, times, method);
  },
  slow: (input, control) => control.slow(z.object({ ms: z.number().nonnegative() }).parse(input).ms),
  deliver: (input, control) => control.deliver(z.object({ mode }).parse(input).mode),
  subscribe: (input, control) => {
    const { secret, url } = z.object({ url: z.url(), secret: z.string() }).parse(input);
    return control.subscribe(url, secret);
  },
  notReady: (input, control) => control.notReady(z.object({ times: z.number().int().nonnegative() }).parse(input).times),
  strictAddresses: (input, control) => control.strictAddresses(z.object({ isStrict: z.boolean() }).parse(input).isStrict),
  hideSenders: (input, control) => control.hideSenders(z.object({ areHidden: z.boolean() }).parse(input).areHidden),
  pollBesideWebhook: (input, control) => control.pollBesideWebhook(z.object({ isAllowed: z.boolean() }).parse(input).isAllowed),
  clock: (input, control) => control.clock(z.object({ at: z.number() }).parse(input).at),
  advance: (input, control) => control.advance(z.object({ ms: z.number() }).parse(input).ms),
  settle: (_input, control) => control.settle(),
};
