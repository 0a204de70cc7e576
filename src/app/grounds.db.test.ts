import { strFromU8, unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import type { CardView, DeskMove } from "./face.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { publish } from "./outbox/publish.ts";

const arrival = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: arrival };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const write = async (town: Town, text: string): Promise<CaseId> => {
  count += 1;
  const event = comment({ externalId: `g${count}`, occurredAt: clock.at, text, thread: { publicPostId: `post-${count}` } });
  await town.app.receive("vk", town.pageKey, webhookOf(`g${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const { rows } = await town.app.list(town.as("curator"), { view: "all", limit: 1, cursor: null });
  return rows[0]?.projection.caseId ?? expect.fail("no case");
};

const begin = async (text: string): Promise<{ readonly town: Town; readonly caseId: CaseId }> => {
  clock.at = arrival;
  const town = await startTown({ store: fresh.store, channel, clock });
  return { town, caseId: await write(town, text) };
};

const intoWork = async (town: Town, caseId: CaseId): Promise<void> => {
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
};

const letOut = async (town: Town, caseId: CaseId): Promise<CardView> => {
  const card = (await town.app.card(town.as("curator"), caseId)) ?? expect.fail("no card");
  const row = card.parts.publications.find(({ status }) => status === "queued") ?? expect.fail("nothing to publish");
  await publish(deskOf(town.parts), town.tenantId, row.publicationId);
  return (await town.app.card(town.as("curator"), caseId)) ?? expect.fail("no card");
};

const refusalOf = async (town: Town, caseId: CaseId, move: DeskMove, role: "curator" | "zhkh" = "curator") => {
  const version = (await town.app.card(town.as("curator"), caseId))?.parts.projection.version ?? 0;
  return town.app.move(town.as(role), caseId, version, move);
};

const threat: DeskMove = { do: "refuse", ground: "threat", evidence: "Сожгу вашу машину" };

describe("3.7: what is not answered", () => {
  test("3.7: a threat alarms the Head and the controller until each of them has acknowledged it", async () => {
    const { town, caseId } = await begin("Сожгу вашу машину");
    const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const kept = await town.app.upload(town.as("curator"), { name: "screen.png", bytes: new Uint8Array(photo) });
    if (kept.kind !== "stored") expect.fail(kept.kind);
    const card = await town.move("curator", caseId, { ...threat, files: [kept.file.fileId] });
    expect(card.state.step).toBe("refused");
    expect(card.parts.files).toHaveLength(1);

    expect(await town.app.alarms(town.as("curator"), null)).toEqual([]);
    const [alarm] = await town.app.alarms(town.as("head"), null);
    expect(alarm).toMatchObject({ caseId, decidedBy: "curator", standsForMe: true, ground: { clause: "3.7" }, acknowledged: [] });
    const alarmId = alarm?.alarmId ?? "";
    expect(await town.app.acknowledgeAlarm(town.as("curator"), alarmId)).toBe(false);
    expect(await town.app.acknowledgeAlarm(town.as("head"), alarmId)).toBe(true);
    expect(await town.app.acknowledgeAlarm(town.as("head"), alarmId)).toBe(false);
    expect(await town.app.alarms(town.as("head"), null)).toEqual([]);
    expect(await town.app.alarms(town.as("controller"), null)).toHaveLength(1);
    const [onCard] = await town.app.alarms(town.as("curator"), caseId);
    expect(onCard?.acknowledged).toEqual([{ role: "head", name: "head", at: clock.at }]);
    expect(await town.app.alarms(town.as("zhkh"), caseId)).toEqual([]);
  });

  test("3.7: the note for the police is ready: the words, the author, the evidence, who decided", async () => {
    const { town, caseId } = await begin("Сожгу вашу машину & дом");
    expect(await town.app.policeNote(town.as("head"), caseId)).toBeNull();
    await town.move("curator", caseId, threat);
    const note = (await town.app.policeNote(town.as("head"), caseId)) ?? expect.fail("no note");
    expect(note.text).toContain("Сожгу вашу машину & дом");
    expect(note.text).toContain("угроза жизни");
    expect(note.text).toContain("Решение принял: curator");
    expect(strFromU8(unzipSync(note.bytes)["word/document.xml"] ?? new Uint8Array())).toContain("Сожгу вашу машину &amp; дом");
    expect(await town.app.policeNote(town.as("zhkh"), caseId)).toBeNull();
  });

  test("3.7: obscene words need evidence, and alarm nobody", async () => {
    const { town, caseId } = await begin("Грубые слова");
    expect(await refusalOf(town, caseId, { do: "refuse", ground: "obscenity", evidence: "" })).toMatchObject({
      refusal: { kind: "EvidenceRequired", clause: "3.7" },
    });
    await town.move("curator", caseId, { do: "refuse", ground: "obscenity", evidence: "Грубые слова" });
    expect(await town.app.alarms(town.as("head"), caseId)).toEqual([]);
    expect(await town.app.policeNote(town.as("head"), caseId)).toBeNull();
  });
});

describe("3.8: explanations", () => {
  const form = { name: "Вера", subject: "вывозит ли район снег", competentBody: "администрация района", contacts: "8 800" };

  test("3.8: the 8 working hours are shown to the unit before it chooses a ground, and run once it has", async () => {
    const { town, caseId } = await begin("Когда вывезут снег с трассы?");
    await intoWork(town, caseId);
    const before = await town.app.card(town.as("zhkh"), caseId);
    expect(before?.explanationClock).toMatchObject({ timer: "explanation", clause: "3.8", due: moscow("2026-11-24T08:48:00") });
    const after = await town.move("zhkh", caseId, { do: "explain", ground: "notOurCompetence", text: "Вера, это район.", fields: form });
    expect(after.state.step).toBe("check");
    expect(after.timers.find(({ timer }) => timer === "explanation")?.due).toBe(before?.explanationClock?.due);
    expect(after.explanationClock).toBeNull();
  });

  test("3.8: not our competence names the competent body; an unfilled place of the template does not leave", async () => {
    const { town, caseId } = await begin("Когда вывезут снег с трассы?");
    await intoWork(town, caseId);
    const explain = { do: "explain", ground: "notOurCompetence", text: "Это район." } as const;
    expect(await refusalOf(town, caseId, { ...explain, fields: { ...form, competentBody: " " } }, "zhkh")).toMatchObject({
      refusal: { kind: "CompetentBodyRequired", clause: "3.8" },
    });
    expect(await refusalOf(town, caseId, { ...explain, fields: { ...form, subject: "" } }, "zhkh")).toMatchObject({
      problems: [{ path: "move.fields.subject" }],
    });
    expect(await refusalOf(town, caseId, { ...explain, text: "Это {competentBody}.", fields: form }, "zhkh")).toMatchObject({
      problems: [{ path: "move.text" }],
    });
  });

  test("3.8: what was answered before is chosen from this author's earlier cases", async () => {
    const { town, caseId: first } = await begin("Где снег?");
    await intoWork(town, first);
    const drafted = await town.move("zhkh", first, { do: "submitDraft", text: "Снег вывезли.", files: [], measures: "" });
    const draft = drafted.state.drafts.at(-1) ?? expect.fail("no draft");
    const same = { draftId: draft.draftId, digest: draft.text.digest };
    await town.move("curator", first, { do: "accept", ...same });
    await town.move("head", first, { do: "approve", ...same });
    await letOut(town, first);

    clock.at += 60_000;
    const second = await write(town, "Опять: где снег?");
    await intoWork(town, second);
    const explain = { do: "explain", ground: "answeredBefore", text: "Мы уже отвечали." } as const;
    expect(await refusalOf(town, second, explain, "zhkh")).toMatchObject({ refusal: { kind: "EarlierCaseRequired", clause: "3.8" } });
    const answers = await town.app.formerAnswers(town.as("zhkh"), second);
    expect(answers).toMatchObject([{ caseId: first, question: "Где снег?", answer: "Снег вывезли." }]);
    expect(await town.app.formerAnswers(town.as("roads"), second)).toEqual([]);
    const done = await town.move("zhkh", second, { ...explain, earlierCases: [first] });
    expect(done.state.drafts.at(-1)).toMatchObject({ reply: "explanation", ground: "answeredBefore" });
  });
});

describe("3.9: appeals", () => {
  const guide: DeskMove = { do: "turnIntoAppeal", by: "guide", contacts: "", notice: "Вера, подайте обращение на портале." };
  const turned = async () => {
    const { town, caseId } = await begin("Требую принять закон <о снеге>");
    await town.move("curator", caseId, guide);
    return { town, caseId };
  };

  test("3.9: the author is shown the official way under the message, without the approval of a reply, and no clock runs", async () => {
    const { town, caseId } = await begin("Требую принять закон");
    expect(await refusalOf(town, caseId, { ...guide, notice: "" })).toMatchObject({ refusal: { kind: "TextRequired", clause: "3.9" } });
    await town.move("curator", caseId, guide);
    const sent = await letOut(town, caseId);
    expect(channel.wall.at(-1)?.reply.text).toBe("Вера, подайте обращение на портале.");
    expect(sent.state).toMatchObject({ step: "turnedIntoAppeal", publications: [{ reply: "notice", status: "published" }] });
    expect(sent.timers.filter(({ status }) => status === "running")).toEqual([]);
  });

  test("3.9: the curator writes the number and the day in; 7 and 30 calendar days run from that day", async () => {
    const { town, caseId } = await turned();
    clock.at = moscow("2026-11-26T10:00:00");
    const registeredAt = moscow("2026-11-25T17:00:00");
    expect(
      await refusalOf(town, caseId, { do: "registerAppeal", number: "01-15/7", registeredAt: arrival - 3 * 86_400_000 }),
    ).toMatchObject({
      kind: "badInput",
    });
    const card = await town.move("curator", caseId, { do: "registerAppeal", number: "01-15/7", registeredAt });
    expect(card.state.step).toBe("appealInProgress");
    const due = (name: string) => card.timers.find(({ timer }) => timer === name)?.due;
    expect(due("appealForwarding")).toBe(moscow("2026-12-02T17:00:00"));
    expect(due("appealAnswer")).toBe(moscow("2026-12-25T16:00:00"));
    expect(await refusalOf(town, caseId, { do: "registerAppeal", number: "2", registeredAt })).toMatchObject({
      refusal: { kind: "NotAtThisStep", clause: "3.9" },
    });
  });

  test("3.9: only the curator writes the number in", async () => {
    const { town, caseId } = await turned();
    const version = (await town.app.card(town.as("head"), caseId))?.parts.projection.version ?? 0;
    const outcome = await town.app.move(town.as("head"), caseId, version, { do: "registerAppeal", number: "1", registeredAt: clock.at });
    expect(outcome).toMatchObject({ refusal: { kind: "NotYourMove", clause: "3.9", allowedRoles: ["curator"] } });
  });

  test("3.9: the answer is put off once, by a recorded act with a notice to the author; then the appeal is forwarded or answered", async () => {
    const { town, caseId } = await turned();
    await letOut(town, caseId);
    await town.move("curator", caseId, { do: "registerAppeal", number: "01-15/7", registeredAt: clock.at });
    const later = { do: "overrideTerm", timer: "appealAnswer", due: moscow("2027-01-20T17:00:00"), reason: "Запрошены документы" } as const;
    expect(await refusalOf(town, caseId, later)).toMatchObject({ refusal: { kind: "TextRequired", clause: "3.9" } });
    await town.move("curator", caseId, { ...later, notice: "Вера, ответим до 20 января." });
    await letOut(town, caseId);
    expect(channel.wall.at(-1)?.reply.text).toBe("Вера, ответим до 20 января.");
    expect(await refusalOf(town, caseId, { ...later, notice: "Ещё раз" })).toMatchObject({
      refusal: { kind: "TermChangeLimit", clause: "3.9" },
    });
    const kept = await town.move("curator", caseId, { do: "recordFact", fact: "appealKept", happenedAt: clock.at });
    expect(kept.timers.find(({ timer }) => timer === "appealForwarding")?.status).toBe("cancelled");
    const answered = await town.move("curator", caseId, { do: "recordFact", fact: "appealAnswered", happenedAt: clock.at });
    expect(answered.state.step).toBe("appealClosed");
    expect(answered.timers.find(({ timer }) => timer === "appealAnswer")?.status).toBe("met");
  });

  test("3.9: the package holds the card, the data and document.xml with the number, and a unit does not get it", async () => {
    const { town, caseId } = await turned();
    await town.move("curator", caseId, { do: "registerAppeal", number: "01-15/7", registeredAt: clock.at });
    const made = (await town.app.appealPackage(town.as("curator"), caseId)) ?? expect.fail("no package");
    const entries = unzipSync(made.bytes);
    expect(Object.keys(entries).toSorted()).toEqual(["card.docx", "card.json", "document.xml"]);
    const xml = strFromU8(entries["document.xml"] ?? new Uint8Array());
    expect(xml).toContain("<xdms:number>01-15/7</xdms:number><xdms:date>2026-11-23</xdms:date>");
    expect(xml).toContain("Требую принять закон &lt;о снеге&gt;");
    expect(JSON.parse(strFromU8(entries["card.json"] ?? new Uint8Array()))).toMatchObject({
      appeal: { way: "guide", registration: { number: "01-15/7" } },
    });
    expect(await town.app.appealPackage(town.as("zhkh"), caseId)).toBeNull();
  });
});
