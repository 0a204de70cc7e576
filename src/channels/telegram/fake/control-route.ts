/** The commands of `POST /__ctl/<name>`: their inputs are checked here, their work is in `control.ts`. */
import { z } from "zod";
import { present, type Commands } from "../../fake/fake-commands.ts";
import type { FakeTelegramControl } from "./control.ts";

const id = z.number().int().positive();
const written = z.object({ chatId: z.number().int(), id });
const fault = z.union([z.enum(["status", "reset", "hang"]), z.number().int().positive()]);
const mode = z.enum(["once", "twice", "outOfOrder", "splitInsideUtf8Char", "badSecret"]);
const standing = z.object({ where: z.enum(["channel", "group"]), is: z.enum(["administrator", "member", "left", "kicked"]) });
const flag = z.boolean().optional();
const rights = z.object({ canPost: flag, canDelete: flag, canRestrict: flag, readsAll: flag });
const comment = z.object({
  text: z.string(),
  postId: id.optional(),
  personId: id.optional(),
  replyTo: id.optional(),
  as: z.enum(["channel", "anonymous"]).optional(),
});

/** Every string of the control by its name. */
export const COMMANDS: Commands<FakeTelegramControl> = {
  people: (_input, control) => control.people(),
  posts: (_input, control) => control.posts(),
  requests: (_input, control) => control.requests(),
  person: (input, control) => {
    const { firstName, lastName } = z.object({ firstName: z.string(), lastName: z.string().optional() }).parse(input);
    return control.person(firstName, lastName);
  },
  post: (input, control) => control.post(z.object({ text: z.string() }).parse(input)),
  comment: (input, control) => control.comment(present(comment.parse(input))),
  dm: (input, control) => control.dm(present(z.object({ text: z.string(), personId: id.optional() }).parse(input))),
  edit: (input, control) => {
    const { text, ...what } = written.extend({ text: z.string() }).parse(input);
    return control.edit(what, text);
  },
  delete: (input, control) => control.delete(written.parse(input)),
  blockUs: (input, control) => control.blockUs(z.object({ personId: id }).parse(input).personId),
  allowUs: (input, control) => control.allowUs(z.object({ personId: id }).parse(input).personId),
  standing: (input, control) => {
    const { is, where } = standing.parse(input);
    return control.standing(where, is);
  },
  rights: (input, control) => control.rights(present(rights.parse(input))),
  migrateGroup: (input, control) => control.migrateGroup(z.object({ id: z.number().int().negative() }).parse(input).id),
  revokeToken: (_input, control) => control.revokeToken(),
  rateLimit: (input, control) => control.rateLimit(z.object({ calls: z.number().int().nonnegative() }).parse(input).calls),
  fail: (input, control) => {
    const { kind, method, times } = z.object({ kind: fault, times: id, method: z.string().optional() }).parse(input);
    return control.fail(kind, times, method);
  },
  slow: (input, control) => control.slow(z.object({ ms: z.number().nonnegative() }).parse(input).ms),
  deliver: (input, control) => control.deliver(z.object({ mode }).parse(input).mode),
  webhook: (input, control) => {
    const { secret, url } = z.object({ url: z.union([z.url(), z.literal("")]), secret: z.string() }).parse(input);
    return control.webhook(url, secret);
  },
  clock: (input, control) => control.clock(z.object({ at: z.number() }).parse(input).at),
  advance: (input, control) => control.advance(z.object({ ms: z.number() }).parse(input).ms),
  settle: (_input, control) => control.settle(),
};
