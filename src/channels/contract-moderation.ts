/** Moderation of citizens' comments and our own publications corrected or taken down, for every network that has them. */
import { expect, it } from "vitest";
import type { ActOutcome, ModerationAct, OwnPublication } from "#app";
import { arrived, last, replyTo, toComment, toDirect, type Scene } from "./contract-scene.ts";

const isDone = (outcome: ActOutcome | undefined): void => expect(outcome).toMatchObject({ kind: "done" });

/** The scenarios; a fake that cannot show what stands in the network skips them. */
export const moderating = (scene: () => Scene): void => {
  const commented = async (): Promise<{
    readonly externalId: string;
    readonly act: Pick<Extract<ModerationAct, { kind: "hide" }>, "thread" | "externalId">;
  }> => {
    const { externalId } = await scene().fake.comment("Оскорбление");
    const event = last(await arrived(scene()), "comment.new");
    return { externalId, act: { thread: event.thread, externalId: event.externalId } };
  };
  const has = (...kinds: readonly ModerationAct["kind"][]): boolean =>
    kinds.every((kind) => scene().fake.channel.capabilities.moderation.includes(kind));

  it.each([["hide"], ["delete"]] as const)(
    "1.6: a comment is gone for everybody after “%s”, and doing it again is done too",
    async (kind) => {
      const { channel, page, shownText } = scene().fake;
      if (!has(kind) || shownText === undefined) return;
      const { externalId, act } = await commented();
      isDone(await channel.moderate?.({ kind, ...act }, page));
      expect(await shownText(externalId, "public")).toBeNull();
      isDone(await channel.moderate?.({ kind, ...act }, page));
    },
  );

  it("1.6: what was taken away can be brought back with its words", async (test) => {
    const { channel, page, shownText } = scene().fake;
    const kind = has("hide", "unhide") ? "hide" : "delete";
    if (!has(kind, "unhide") || shownText === undefined) return test.skip("not to be had in this network");
    const { externalId, act } = await commented();
    isDone(await channel.moderate?.({ kind, ...act }, page));
    isDone(await channel.moderate?.({ kind: "unhide", ...act }, page));
    expect(await shownText(externalId, "public")).toBe("Оскорбление");
  });

  it("1.6: an author is kept out of the page and let in again", async (test) => {
    const { channel, page, isBlocked } = scene().fake;
    if (!has("block", "unblock") || isBlocked === undefined) return test.skip("not to be had in this network");
    const { act } = await commented();
    const authorId = last(scene().inbox.events(), "comment.new").author?.id ?? "";
    isDone(await channel.moderate?.({ kind: "block", authorId, thread: act.thread }, page));
    expect(await isBlocked()).toBe(true);
    isDone(await channel.moderate?.({ kind: "unblock", authorId, thread: act.thread }, page));
    expect(await isBlocked()).toBe(false);
  });

  it.each([["public"], ["direct"]] as const)("2.4: our own %s reply is corrected in place, then taken down", async (where) => {
    const { channel, page, shownText } = scene().fake;
    const { publicReply, directReply } = channel.capabilities;
    const canReply = (where === "public" ? publicReply : directReply) === "yes";
    if (!canReply || shownText === undefined || channel.editOwn === undefined || channel.deleteOwn === undefined) return;
    if (where === "public") await scene().fake.comment("Вопрос");
    else await scene().fake.direct("Вопрос");
    const events = await arrived(scene());
    const target = where === "public" ? toComment(last(events, "comment.new")) : toDirect(last(events, "direct.new"));
    const outcome = await channel.publish(replyTo(target), page);
    const own: OwnPublication = { target, externalId: outcome.kind === "published" ? outcome.externalId : "" };
    const corrected = await channel.editOwn(own, "Яму засыпали вчера.", page);
    if (where === "direct" && scene().fake.keepsDirectWords === true) {
      expect(corrected).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    } else {
      isDone(corrected);
      expect(await shownText(own.externalId, where)).toBe("Яму засыпали вчера.");
    }
    const takenDown = await channel.deleteOwn(own, page);
    if (where === "direct" && scene().fake.keepsDirects === true) {
      expect(takenDown).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
      return;
    }
    isDone(takenDown);
    expect(await shownText(own.externalId, where)).toBeNull();
  });
};
