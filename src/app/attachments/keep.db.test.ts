import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AppParts, AttachmentRow, FetchAsked, Fetched, InboundAttachment } from "#app";
import type { CaseId, FileId, MessageId } from "#case";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { keepAttachments } from "./keep.ts";

const clock = { at: 0 };
let fresh: FreshStore;
let town: Town;
let parts: AppParts;
const asked: FetchAsked[] = [];
const answers = new Map<string, Fetched>();

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: "#886644" } })
    .withExif({ IFD0: { Copyright: "secret place" } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  clock.at = moscow("2026-11-23T08:30");
  asked.length = 0;
  answers.clear();
  const scripted = scriptedChannel(() => clock.at);
  const channel = {
    ...scripted,
    capabilities: { ...scripted.capabilities, fileHosts: ["files.example"] },
    locateAttachment: async ({ externalId, url }: InboundAttachment) =>
      externalId === "hidden"
        ? { url: "https://files.example/found", headers: { authorization: "key" } }
        : url === undefined
          ? null
          : { url },
  };
  town = await startTown({ store: fresh.store, channel, clock });
  const fetchFile = async (wanted: FetchAsked): Promise<Fetched> => {
    asked.push(wanted);
    return answers.get(wanted.url) ?? { kind: "failed", reason: "NETWORK_DOWN", detail: "" };
  };
  parts = { ...town.parts, fetchFile };
});

const arrived = async (attachments: readonly InboundAttachment[], text = "Вот фото"): Promise<{ caseId: CaseId; messageId: MessageId }> => {
  await town.app.receive("vk", town.pageKey, webhookOf("k1", [comment({ externalId: "c1", occurredAt: clock.at, text, attachments })]));
  await drainInbox(deskOf(parts));
  const [card] = await town.cards();
  if (card === undefined) throw new Error("no card");
  return { caseId: card.state.caseId, messageId: card.state.messageId };
};

const keep = async (messageId: MessageId): Promise<readonly AttachmentRow[]> => {
  await keepAttachments(deskOf(parts), town.tenantId, messageId);
  return fresh.store.transaction(town.tenantId, (tx) => tx.attachmentsOf([messageId]));
};

describe("2.2, 2.7: citizens' files are kept here", () => {
  test("2.7: a photo is fetched from its network's hosts, kept whole, and shown by a preview without a trace of the place", async () => {
    const bytes = await photo();
    answers.set("https://files.example/1.jpg", { kind: "got", bytes });
    const { messageId } = await arrived([{ kind: "photo", externalId: "p1", url: "https://files.example/1.jpg", name: "двор.png" }]);
    const [row] = await keep(messageId);
    expect(row).toMatchObject({ status: "kept", reason: null });
    expect(asked).toMatchObject([{ hosts: ["files.example"], url: "https://files.example/1.jpg" }]);
    const read = (fileId: FileId | null | undefined) => town.app.file(town.as("curator"), fileId ?? ("" as FileId));
    const [whole, preview] = [await read(row?.fileId), await read(row?.previewId)];
    expect(whole?.row).toMatchObject({ name: "двор.jpg", mime: "image/jpeg" });
    expect(Buffer.from(whole?.bytes ?? []).equals(bytes)).toBe(true);
    const drawn = await sharp(preview?.bytes).metadata();
    expect([drawn.width, drawn.exif]).toEqual([1_280, undefined]);
    const [card] = await town.cards();
    expect(card?.parts.attachments).toMatchObject([{ status: "kept" }]);
    expect(card?.parts.files.map(({ fileId }) => fileId)).toContain(row?.fileId);
  });

  test("8.3: a file that is not what its name says is kept as plain bytes and never drawn", async () => {
    answers.set("https://files.example/a", { kind: "got", bytes: Buffer.from("<script>alert(1)</script>") });
    const { messageId } = await arrived([{ kind: "doc", externalId: "d1", url: "https://files.example/a", name: "../../справка.pdf" }]);
    const [row] = await keep(messageId);
    const kept = await town.app.file(town.as("curator"), row?.fileId ?? ("" as FileId));
    expect(kept?.row).toMatchObject({ name: "справка.bin", mime: "application/octet-stream" });
    expect(row?.previewId).toBeNull();
  });

  test("8.3: an address that a citizen wrote, in the text or as a link, is never asked for", async () => {
    const { messageId } = await arrived(
      [
        { kind: "link", url: "https://evil.example/x" },
        { kind: "geo", name: "45.1 40.7" },
      ],
      "Смотрите https://files.example/secret",
    );
    expect((await keep(messageId)).map(({ status }) => status)).toEqual(["linkOnly", "linkOnly"]);
    expect(asked).toEqual([]);
  });

  test("2.2: a video stays a link, its still picture is kept", async () => {
    answers.set("https://files.example/still", { kind: "got", bytes: await photo() });
    const { messageId } = await arrived([
      { kind: "video", externalId: "v1", url: "https://vk.example/v1", previewUrl: "https://files.example/still" },
    ]);
    const [row] = await keep(messageId);
    expect(row).toMatchObject({ status: "linkOnly", fileId: null });
    expect(row?.previewId).not.toBeNull();
  });

  test("2.2: where the event carries no address the connector is asked, and its key goes along", async () => {
    answers.set("https://files.example/found", { kind: "got", bytes: Buffer.from("%PDF-1.4") });
    const { messageId } = await arrived([{ kind: "doc", externalId: "hidden" }]);
    expect(await keep(messageId)).toMatchObject([{ status: "kept" }]);
    expect(asked[0]?.headers).toEqual({ authorization: "key" });
  });

  test("2.2: what does not come is tried again with growing pauses, then said honestly; a person may ask once more", async () => {
    const { caseId, messageId } = await arrived([{ kind: "photo", externalId: "p1", url: "https://files.example/1.jpg" }]);
    expect(await keep(messageId)).toMatchObject([
      { status: "waiting", reason: "NETWORK_DOWN", attempts: 1, nextAttemptAt: clock.at + 60_000 },
    ]);
    await keep(messageId);
    expect(asked).toHaveLength(1);
    for (let tries = 0; tries < 6; tries += 1) {
      clock.at += 86_400_000;
      await keep(messageId);
    }
    expect(await keep(messageId)).toMatchObject([{ status: "failed", reason: "NETWORK_DOWN", attempts: 7 }]);
    answers.set("https://files.example/1.jpg", { kind: "got", bytes: await photo() });
    expect(await town.app.retryAttachments(town.as("zhkh"), caseId, messageId)).toBe(false);
    expect(await town.app.retryAttachments(town.as("curator"), caseId, messageId)).toBe(true);
    expect(await keep(messageId)).toMatchObject([{ status: "kept" }]);
  });

  test("8.3: a refusal is final and named", async () => {
    answers.set("https://evil.example/1.jpg", { kind: "refused", reason: "HOST", detail: "evil.example" });
    const { messageId } = await arrived([{ kind: "photo", externalId: "p1", url: "https://evil.example/1.jpg" }]);
    expect(await keep(messageId)).toMatchObject([{ status: "refused", reason: "HOST", nextAttemptAt: null }]);
  });

  test("2.4: an edit brings new files and keeps those that came before", async () => {
    answers.set("https://files.example/1.jpg", { kind: "got", bytes: await photo() });
    answers.set("https://files.example/2.jpg", { kind: "got", bytes: await photo() });
    const { messageId } = await arrived([{ kind: "photo", externalId: "p1", url: "https://files.example/1.jpg" }]);
    await keep(messageId);
    const edited = comment({
      externalId: "c1",
      occurredAt: clock.at + 1_000,
      kind: "comment.edited",
      dedupKey: "k2",
      text: "Другое фото",
      attachments: [{ kind: "photo", externalId: "p2", url: "https://files.example/2.jpg" }],
    });
    await town.app.receive("vk", town.pageKey, webhookOf("k2", [edited]));
    await drainInbox(deskOf(parts));
    expect((await keep(messageId)).map(({ key, status }) => `${key} ${status}`)).toEqual(["photo:p1 kept", "photo:p2 kept"]);
  });
});
