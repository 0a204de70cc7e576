import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { createIncident } from "../../channels/incident/index.ts";
import { startFakeMail, type FakeMail } from "../../channels/mail/fake/index.ts";
import { scriptedChannel } from "../../testing/app-channel.ts";
import { moscow, startTown, type Clock, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { createApp } from "../create-app.ts";
import { deskOf } from "../desk.ts";
import type { Desk } from "../desk.ts";
import type { App, CardView, DeskMove } from "../face.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { pollOnce } from "../intake/poll-page.ts";
import { publish } from "../outbox/publish.ts";
import type { AppParts } from "../parts.ts";
import { incidentPage } from "./take-incident.ts";

const clock: Clock = { at: 0 };
const starts = moscow("2026-11-25T09:00:00");
let fresh: FreshStore;
let mail: FakeMail;
let town: Town;
let parts: AppParts;
let desk: Desk;
let app: App;
const stop = new AbortController();

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(async () => {
  stop.abort();
  await fresh.end();
});
beforeEach(async () => {
  clock.at = starts;
  mail = await startFakeMail();
  town = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
  parts = { ...town.parts, channels: new Map([...town.parts.channels, ["incident", createIncident({ now: () => clock.at })]]) };
  desk = deskOf(parts);
  app = createApp(parts);
  await desk.store.transaction(town.tenantId, async (tx) => {
    const page = await incidentPage(desk, tx);
    await tx.putPage({ ...page, secrets: { mailPassword: mail.password }, settings: { ...page.settings, ...mailSettings() } });
  });
});
afterEach(() => mail.close());

const mailSettings = () => ({
  imapHost: "127.0.0.1",
  imapPort: mail.imapPort,
  imapEncryption: "none",
  imapWaitMs: 50,
  smtpHost: "127.0.0.1",
  smtpPort: mail.smtpPort,
  smtpEncryption: "none",
  mailUser: mail.user,
  mailSenders: "incident.example",
  handOverTo: "smi@district.example",
  mailTimeoutMs: 1_500,
});

const page = () => desk.store.transaction(town.tenantId, (tx) => incidentPage(desk, tx));
/** The mailbox is looked into once, and what came is taken from the inbox. */
const look = async (): Promise<void> => {
  await pollOnce(desk, town.tenantId, { page: await page(), signal: stop.signal });
  await drainInbox(desk);
};
const letterOf = (id: string, words: string, from = "robot@incident.example"): string =>
  `Message-ID: <${id}@incident.example>\r\nFrom: ${from}\r\nSubject: Incident ${id}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}`;
const words = (number: string): string =>
  `Номер: ${number}\nСсылка: https://vk.example/wall-1_${number}\nАвтор: Вера Ивашина\nТема: Дороги\nСрок ответа: 25.11.2026 17:00\nТекст: Яма на Луговой, дом 5`;
const letters = () => desk.store.transaction(town.tenantId, (tx) => tx.letters({ open: false, limit: 50 }));
const cards = async (): Promise<readonly CardView[]> => {
  const { rows } = await app.list(town.as("curator"), { view: "all", limit: 100, cursor: null });
  const found = await Promise.all(rows.map(({ projection }) => app.card(town.as("curator"), projection.caseId)));
  return found.filter((card) => card !== null);
};
const first = async (): Promise<CardView> => {
  const [card] = await cards();
  if (card === undefined) throw new Error("no card");
  return card;
};
const move = async (role: TownRole, caseId: CaseId, asked: DeskMove): Promise<CardView> => {
  clock.at += 60_000;
  const seen = await app.card(town.as(role), caseId);
  const outcome = await app.move(town.as(role), caseId, seen?.state.version ?? 0, asked);
  if (outcome.kind !== "done")
    throw new Error(`${asked.do}: ${JSON.stringify(outcome.kind === "refused" ? outcome.refusal : outcome.kind)}`);
  return outcome.card;
};

/** A letter, and everything up to the Head's approval; answers the card on its way to the department. */
const approved = async (): Promise<CardView> => {
  mail.deliver(letterOf("a", words("77")), new Date(starts));
  await look();
  const { caseId } = (await first()).state;
  await move("curator", caseId, { do: "placeInUrgentFolder" });
  await move("head", caseId, { do: "resolve", units: ["roads"], instruction: "Засыпать" });
  await move("curator", caseId, { do: "dispatch" });
  const drafted = await move("roads", caseId, { do: "submitDraft", text: "Яму засыпали сегодня.", files: [], measures: "Выехала бригада" });
  const draft = drafted.state.drafts.at(-1);
  const named = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  await move("curator", caseId, { do: "accept", ...named });
  return move("head", caseId, { do: "approve", ...named });
};
const send = async (card: CardView): Promise<CardView> => {
  const publicationId = card.state.publications.at(-1)?.publicationId;
  if (publicationId === undefined) throw new Error("nothing left the desk");
  await publish(desk, town.tenantId, publicationId);
  return first();
};
const bounce = (messageId: string): string =>
  `From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMessage-ID: <${randomUUID()}@mx.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\nContent-Type: text/plain\r\n\r\nSorry\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; smi@district.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\n\r\n--r--\r\n`;

describe("3.2: letters of the system become cards", () => {
  test("3.2: a card on its route, with the time of the mailbox, its number, topic and link; the letter is kept whole", async () => {
    mail.deliver(letterOf("a", words("77")), new Date(starts - 30 * 60_000));
    await desk.store.transaction(town.tenantId, async (tx) => {
      const known = await incidentPage(desk, tx);
      await tx.putPage({ ...known, settings: { ...known.settings, connectedAt: starts - 3_600_000 } });
    });
    await look();
    const card = await first();
    expect(card.route.name).toBe("incident");
    expect(card.state.receivedAt).toBe(starts - 30 * 60_000);
    expect([...card.parts.texts.values()]).toContain("Яма на Луговой, дом 5");
    expect(card.parts.messages[0]).toMatchObject({ permalink: "https://vk.example/wall-1_77", author: { name: "Вера Ивашина" } });
    const facts = await desk.store.transaction(town.tenantId, (tx) => tx.incidentFacts(card.state.caseId));
    expect(facts).toMatchObject({ number: "77", topic: "Дороги", deadline: "25.11.2026 17:00", way: "mail" });
    expect(await letters()).toMatchObject([{ kind: "incident", caseId: card.state.caseId, from: "robot@incident.example" }]);
  });

  test("3.2: another letter with the same number makes no second card, and is kept with the first", async () => {
    mail.deliver(letterOf("a", words("77")), new Date(starts));
    mail.deliver(letterOf("b", `Напоминание.\n${words("77")}`), new Date(starts));
    await look();
    expect(await cards()).toHaveLength(1);
    expect((await letters()).map(({ kind }) => kind).toSorted()).toEqual(["incident", "known"]);
  });

  test("3.2: a letter that the map does not read, or of an unknown sender, waits for a person with the reasons", async () => {
    mail.deliver(letterOf("a", "Коллеги, совещание в пятницу."), new Date(starts));
    mail.deliver(letterOf("b", words("78"), "stranger@elsewhere.example"), new Date(starts));
    await look();
    expect(await cards()).toHaveLength(0);
    const codes = (await letters()).map(({ kind, problems }) => [kind, problems.map(({ code }) => code)]);
    expect(codes).toContainEqual(["notRead", ["NO_TEXT", "NO_NUMBER"]]);
    expect(codes).toContainEqual(["notRead", ["UNKNOWN_SENDER"]]);
  });
});

describe("3.2.6: the hand-over by mail", () => {
  test("3.2.6: the approved reply leaves with the card; what the server took is handed over, and the term is kept", async () => {
    const card = await approved();
    expect(card.state.step).toBe("handingOver");
    const sent = await send(card);
    expect(sent.state.step).toBe("handedOver");
    expect(sent.timers.find(({ timer }) => timer === "total")?.status).toBe("met");
    const letter = await parts.channels.get("incident")?.readLetter?.(Buffer.from(mail.sent[0]?.raw ?? ""));
    expect(letter?.subject).toContain("№ 77");
    expect(letter?.about).toEqual(["<a@incident.example>"]);
    expect(letter?.texts[0]).toContain("Яму засыпали сегодня.");
    expect(letter?.files.map(({ name }) => name)).toEqual([`Карточка № ${sent.parts.projection.number}.docx`]);
  });

  test("3.2.6: the same publication is sent once, however often its job runs", async () => {
    const card = await approved();
    await send(card);
    await send(card);
    expect(mail.sent).toHaveLength(1);
  });

  test("3.2.6: a busy server is tried again later; a refused address stops the hand-over and calls the curators", async () => {
    const card = await approved();
    mail.troubles.push({ kind: "answer", at: "recipient", status: 450, words: "later" });
    expect((await send(card)).parts.publications).toMatchObject([{ status: "retry", failure: "RATE_LIMIT" }]);
    clock.at += 10 * 60_000;
    mail.troubles.push({ kind: "answer", at: "recipient", status: 550, words: "no such user" });
    const failed = await send(card);
    expect(failed.state.step).toBe("handingOver");
    expect(failed.parts.publications).toMatchObject([{ status: "failed", failure: "TARGET_DELETED" }]);
    expect(await app.duty.notices(town.as("curator"))).toMatchObject([{ kind: "handOverFailed", clause: "3.2.6" }]);
  });

  test("3.2.6: silence after the words have left is never answered by a second letter", async () => {
    const card = await approved();
    mail.troubles.push({ kind: "takenThenSilent" });
    expect((await send(card)).parts.publications).toMatchObject([{ status: "unknown" }]);
    for (let tries = 0; tries < 8; tries += 1) {
      clock.at += 20 * 60_000;
      await send(card);
    }
    expect(mail.sent).toHaveLength(1);
    expect((await first()).parts.publications).toMatchObject([{ status: "failed", failure: "UNKNOWN" }]);
  });

  test("3.2.6: a letter that comes back opens the hand-over again and calls the curators; a second sending is acknowledged", async () => {
    const sent = await send(await approved());
    const [row] = sent.parts.publications;
    clock.at += 60_000;
    mail.deliver(bounce(row?.externalId ?? ""), new Date(clock.at));
    await look();
    const returned = await first();
    expect(returned.state.step).toBe("handingOver");
    expect(returned.timers.find(({ timer }) => timer === "total")?.status).toBe("running");
    expect(returned.parts.publications).toMatchObject([
      { status: "failed", failure: "RETURNED", failureDetail: "smi@district.example: 5.1.1" },
    ]);
    expect((await app.duty.notices(town.as("curator"))).map(({ kind }) => kind)).toEqual(["handOverReturned"]);
    const again = await send(
      await move("curator", returned.state.caseId, { do: "retryPublication", publicationId: row?.publicationId ?? "" }),
    );
    expect(again.state.step).toBe("handedOver");
    expect(mail.sent).toHaveLength(2);
    clock.at += 60_000;
    mail.deliver(
      `From: smi@district.example\r\nSubject: Re\r\nMessage-ID: <ok@district.example>\r\nIn-Reply-To: ${row?.externalId ?? ""}\r\n\r\nPrinyato`,
      new Date(clock.at),
    );
    await look();
    expect((await letters()).map(({ kind }) => kind)).toContain("received");
    expect(await cards()).toHaveLength(1);
  });

  test("3.2.6: what a person has handed over by hand does not leave by mail any more", async () => {
    const card = await approved();
    await move("curator", card.state.caseId, { do: "handOver", way: "нарочным" });
    const done = await send(card);
    expect(done.state.step).toBe("handedOver");
    expect(mail.sent).toHaveLength(0);
  });
});
