import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel, ChannelPage, OutboundReply } from "#app";
import { createIncident } from "../incident/index.ts";
import { startFakeMail, type FakeMail } from "./fake/index.ts";

let mail: FakeMail;
let channel: Channel;
let page: ChannelPage;
let stop: AbortController;
const started = Date.parse("2026-11-25T09:00:00+03:00");

beforeEach(async () => {
  mail = await startFakeMail();
  channel = createIncident({ now: () => started });
  stop = new AbortController();
  page = {
    pageId: "incident",
    network: "incident",
    accountId: "incident",
    title: "«Инцидент»",
    secrets: { mailPassword: mail.password },
    settings: {
      imapHost: "127.0.0.1",
      imapPort: mail.imapPort,
      imapEncryption: "none",
      imapWaitMs: 300,
      smtpHost: "127.0.0.1",
      smtpPort: mail.smtpPort,
      smtpEncryption: "none",
      mailUser: mail.user,
      handOverTo: "smi@district.example",
      mailTimeoutMs: 1_500,
      connectedAt: started,
    },
  };
});
afterEach(async () => {
  stop.abort();
  await mail.close();
});

const letter = (n: number, body = `Номер: ${n}`): string =>
  `Message-ID: <${n}@incident.example>\r\nFrom: robot@incident.example\r\nSubject: Incident ${n}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`;
const after = (minutes: number): Date => new Date(started + minutes * 60_000);
const poll = (cursor: string | null, asked = page) => {
  if (channel.poll === undefined) throw new Error("no poll");
  return channel.poll(asked, cursor, stop.signal);
};
const subjectsOf = async (batch: Awaited<ReturnType<typeof poll>>): Promise<readonly string[]> =>
  Promise.all(batch.deliveries.map(async ({ body }) => (await channel.readLetter?.(body))?.subject ?? ""));

describe("3.2: letters come in", () => {
  test("3.2: what the mailbox took since it was connected, each with the server's own time; older letters were nobody's", async () => {
    mail.deliver(letter(1), after(-60));
    mail.deliver(letter(2), after(1));
    mail.deliver(letter(3), after(2));
    const batch = await poll(null);
    expect(await subjectsOf(batch)).toEqual(["Incident 2", "Incident 3"]);
    const read = await channel.readLetter?.(batch.deliveries[0]?.body ?? new Uint8Array());
    expect(read?.receivedAt).toBe(after(1).getTime());
    expect((await poll(batch.cursor)).deliveries).toEqual([]);
  });

  test("3.2: a letter is marked as seen only when the next round shows that it was stored", async () => {
    mail.deliver(letter(1), after(1));
    const batch = await poll(null);
    expect(mail.isSeen(1)).toBe(false);
    await poll(batch.cursor);
    expect(mail.isSeen(1)).toBe(true);
  });

  test("3.2: a letter that comes while the mailbox is watched is taken at once", async () => {
    const { cursor } = await poll(null);
    const watching = poll(cursor, { ...page, settings: { ...page.settings, imapWaitMs: 20_000 } });
    setTimeout(() => mail.deliver(letter(5), after(3)), 150);
    expect(await subjectsOf(await watching)).toEqual(["Incident 5"]);
  });

  test("3.2: a connection that breaks in the middle of a letter loses nothing: the next round takes it whole", async () => {
    mail.deliver(letter(1, "Номер: 1\r\n".repeat(3_000)), after(1));
    mail.breakAfter(9_000);
    const broken = await poll(null);
    expect(broken).toMatchObject({ deliveries: [], failure: { failure: "NETWORK_DOWN" } });
    expect(mail.isSeen(1)).toBe(false);
    mail.breakAfter(null);
    const whole = await poll(broken.cursor === "" ? null : broken.cursor);
    expect(await subjectsOf(whole)).toEqual(["Incident 1"]);
    expect((await channel.readLetter?.(whole.deliveries[0]?.body ?? new Uint8Array()))?.texts[0]?.length).toBeGreaterThan(20_000);
  });

  test("3.2: a letter that breaks the connection every time does not hold up those behind it: its headings are taken", async () => {
    mail.deliver(letter(1, "x".repeat(40_000)), after(1));
    mail.breakAfter(9_000);
    for (let round = 0; round < 3; round += 1) expect((await poll(null)).failure).toBeDefined();
    const [cut] = (await poll(null)).deliveries;
    expect(await channel.readLetter?.(cut?.body ?? new Uint8Array())).toMatchObject({ subject: "Incident 1", isCut: true });
  });

  test("3.2: after a lost connection the mailbox is opened anew, without anybody's help", async () => {
    const { cursor } = await poll(null);
    mail.drop();
    mail.deliver(letter(1), after(1));
    const rounds = [await poll(cursor), await poll(cursor)];
    expect((await Promise.all(rounds.map(subjectsOf))).flat()).toContain("Incident 1");
    expect(mail.connections()).toBeGreaterThan(1);
  });

  test("3.2: renumbered letters (another UIDVALIDITY) come again under the same keys, so that the inbox knows them", async () => {
    mail.deliver(letter(1), after(1));
    const first = await poll(null);
    mail.renumber(2002);
    const rounds = [await poll(first.cursor), await poll(first.cursor)];
    const again = rounds.find(({ deliveries }) => deliveries.length > 0);
    expect(again?.deliveries.map(({ dedupKey }) => dedupKey)).toEqual(first.deliveries.map(({ dedupKey }) => dedupKey));
  });

  test("3.2: the same letter by two ways has one key; another letter under a borrowed Message-ID has its own", async () => {
    mail.deliver(letter(1), after(1));
    mail.deliver(`Received: by another.example\r\n${letter(1)}`, after(2));
    mail.deliver(letter(1, "Номер: 999"), after(3));
    const keys = (await poll(null)).deliveries.map(({ dedupKey }) => dedupKey);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test("1.4: a wrong password is told as such, with the way to mend it", async () => {
    const wrong = { ...page, secrets: { mailPassword: "no" } };
    expect((await poll(null, wrong)).failure).toMatchObject({ failure: "TOKEN_EXPIRED" });
    const health = await channel.health(wrong);
    expect(health.state).toBe("broken");
    expect(health.problems.map(({ ru }) => ru).join(" ")).toContain("логин или пароль");
    expect(await channel.health(page)).toEqual({ state: "ok", problems: [] });
  });
});

const reply = (): OutboundReply => ({
  publicationId: randomUUID(),
  target: { kind: "direct", conversationId: "smi@district.example", authorId: "smi@district.example" },
  text: "Яму засыпали.",
  files: [{ fileId: "f", name: "Карточка № 5.docx", mime: "application/pdf", bytes: Buffer.from("docx") }],
  letter: { subject: "Ответ по инциденту № 77 [Отклик № 5]", answers: ["<77@incident.example>"] },
});

describe("3.2.6: the hand-over leaves as a letter", () => {
  test("3.2.6: with its own lasting id, the letter that it answers, the card and the reply; the server's yes is the hand-over", async () => {
    const sent = reply();
    const outcome = await channel.publish(sent, page);
    expect(outcome).toEqual({ kind: "published", externalId: `<${sent.publicationId}@town.example>`, at: started });
    const read = await channel.readLetter?.(Buffer.from(mail.sent[0]?.raw ?? ""));
    expect(read).toMatchObject({
      messageId: `<${sent.publicationId}@town.example>`,
      about: ["<77@incident.example>"],
      subject: sent.letter?.subject,
      texts: ["Яму засыпали."],
    });
    expect(read?.files[0]?.name).toBe("Карточка № 5.docx");
    expect(mail.sent[0]?.to).toEqual(["smi@district.example"]);
  });

  test.each([
    [
      { kind: "answer", at: "recipient", status: 450, words: "try later" },
      { kind: "retry", failure: "RATE_LIMIT" },
    ],
    [
      { kind: "answer", at: "words", status: 452, words: "full" },
      { kind: "retry", failure: "RATE_LIMIT" },
    ],
    [
      { kind: "answer", at: "recipient", status: 550, words: "no such user" },
      { kind: "failed", failure: "TARGET_DELETED" },
    ],
    [
      { kind: "answer", at: "words", status: 554, words: "spam" },
      { kind: "failed", failure: "BAD_REQUEST" },
    ],
    [
      { kind: "answer", at: "words", status: 552, words: "too large" },
      { kind: "failed", failure: "MEDIA_REJECTED" },
    ],
    [{ kind: "silent" }, { kind: "unknown" }],
    [{ kind: "takenThenSilent" }, { kind: "unknown" }],
    [{ kind: "dropped" }, { kind: "unknown" }],
  ] as const)("3.2.6: %o is told as %o", async (trouble, expected) => {
    mail.troubles.push(trouble);
    expect(await channel.publish(reply(), page)).toMatchObject(expected);
    expect(mail.sent).toHaveLength(trouble.kind === "takenThenSilent" ? 1 : 0);
  });

  test("3.2.6: a server that is not there was surely not reached; a wrong password needs a person", async () => {
    const { smtpPort: _port, ...rest } = page.settings;
    expect(await channel.publish(reply(), { ...page, settings: { ...rest, smtpPort: 1 } })).toMatchObject({
      kind: "retry",
      failure: "NETWORK_DOWN",
    });
    expect(await channel.publish(reply(), { ...page, secrets: { mailPassword: "no" } })).toMatchObject({
      kind: "failed",
      failure: "TOKEN_EXPIRED",
    });
  });

  test("3.2.6: an unknown outcome is read back by the copy in our own mailbox, and never guessed without it", async () => {
    const sent = reply();
    expect(await channel.findPublished(sent, page)).toMatchObject({ kind: "cannot" });
    const copied = { ...page, settings: { ...page.settings, handOverCopy: mail.user } };
    expect(await channel.findPublished(sent, copied)).toMatchObject({ kind: "cannot" });
    mail.deliver(`Message-ID: <${sent.publicationId}@town.example>\r\nSubject: copy\r\n\r\nx`, after(9));
    expect(await channel.findPublished(sent, copied)).toEqual({
      kind: "found",
      externalId: `<${sent.publicationId}@town.example>`,
      at: after(9).getTime(),
    });
  });

  test("3.2.6: without outgoing mail the reply is handed over by a person", async () => {
    const { smtpHost: _host, ...rest } = page.settings;
    expect(await channel.publish(reply(), { ...page, settings: rest })).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
  });
});
