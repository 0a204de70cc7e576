import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshFolder, freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import {
  card as cardShape,
  listPage,
  liveEvent,
  type Card,
  type CaseRow,
  type ListPage,
  type LiveEvent,
  type MoveInput,
} from "#http/contract";
import { readSettings, type Settings } from "../../settings.ts";
import { townPassword } from "./town.ts";
import { startDemo, type Demo } from "./wake.ts";

/** The whole product over a real database and the test network: everything below goes through HTTP, as the desk and the wall do. */
let fresh: FreshStore;
let dataDir: string;
let town: Demo;
let settings: Settings;
const cookies = new Map<string, string>();

beforeAll(async () => {
  fresh = await freshStore();
  dataDir = freshFolder();
  rmSync(dataDir, { recursive: true });
  const read = readSettings({
    OTKLIK_LOG: "error",
    OTKLIK_SECOND_FACTOR: "offered",
    PORT: "0",
    OTKLIK_DATA: dataDir,
    DATABASE_URL: fresh.database.ownerUrl,
    OTKLIK_APP_DATABASE_URL: fresh.database.appUrl,
  });
  if (!read.ok) throw new Error(read.problems.join());
  settings = read.settings;
  town = await startDemo({ settings, wallPort: 0, fresh: false });
});
afterAll(async () => {
  await town?.stop();
  rmSync(dataDir, { recursive: true, force: true });
  await fresh.end();
});

type Login = "curator" | "head" | "zhkh" | "roads" | "control" | "admin";

const cookieOf = async (login: Login): Promise<string> => {
  const known = cookies.get(login);
  if (known !== undefined) return known;
  const response = await fetch(`${town.deskUrl}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: login, password: townPassword }),
  });
  expect(response.status).toBe(200);
  const cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
  cookies.set(login, cookie);
  return cookie;
};

const get = async (login: Login, path: string): Promise<Response> =>
  fetch(town.deskUrl + path, { headers: { cookie: await cookieOf(login) } });
const list = async (login: Login, view: string): Promise<ListPage> =>
  listPage.parse(await (await get(login, `/api/cases?view=${view}&limit=100`)).json());
const card = async (login: Login, caseId: string): Promise<Card> =>
  cardShape.parse(await (await get(login, `/api/cases/${caseId}`)).json());

const post = async (login: Login, path: string, body: object): Promise<Response> =>
  fetch(town.deskUrl + path, {
    method: "POST",
    headers: { cookie: await cookieOf(login), "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const move = async (login: Login, caseId: string, version: number, input: MoveInput): Promise<Response> =>
  post(login, `/api/cases/${caseId}/moves`, { version, move: input });
const moved = async (login: Login, caseId: string, version: number, input: MoveInput): Promise<Card> => {
  const response = await move(login, caseId, version, input);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return cardShape.parse(body);
};

/** Listens as a window of the desk does; `until` looks again at every event, and now and then without one. */
const listen = async (login: Login) => {
  const leaving = new AbortController();
  const response = await fetch(`${town.deskUrl}/api/stream`, { headers: { cookie: await cookieOf(login) }, signal: leaving.signal });
  const heard: LiveEvent[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    if (response.body === null) return;
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      for (const [, data = ""] of chunk.matchAll(/^data: (.*)$/gm)) heard.push(liveEvent.parse(JSON.parse(data)));
      waiting.forEach((wake) => wake());
      waiting.clear();
    }
  })().catch(() => undefined);
  const until = async <T>(ready: () => Promise<T | null | undefined>): Promise<T> => {
    for (;;) {
      const next = Promise.race([new Promise<void>((wake) => waiting.add(wake)), pause(250)]);
      const found = await ready();
      if (found !== null && found !== undefined) return found;
      await next;
    }
  };
  const end = async (): Promise<void> => {
    leaving.abort();
    await reading;
  };
  return { heard, until, end };
};

describe("the town wakes with something in every list", () => {
  test("each role sees its own work, the units only theirs, the administrator no case at all (2.6)", async () => {
    const counts = (await list("curator", "all")).counts;
    for (const view of ["queue", "urgent", "mine", "awaitingAuthor", "answered"] as const) expect(counts[view], view).toBeGreaterThan(0);
    const all = (await list("curator", "all")).rows;
    const own = (await list("zhkh", "all")).rows;
    expect(own.length).toBeLessThan(all.length);
    expect(own.every((row) => row.units.some(({ unitId }) => unitId === "zhkh"))).toBe(true);
    expect((await list("admin", "all")).rows).toEqual([]);
  });

  test("overdue, standing still, returned, late, answered with a photo, declined, removed by the author", async () => {
    const { rows } = await list("curator", "all");
    const steps = new Set(rows.map((row) => row.step));
    for (const step of [
      "arrived",
      "urgentFolder",
      "resolved",
      "withUnit",
      "check",
      "approval",
      "rework",
      "awaitingAuthor",
      "interimGiven",
      "answered",
      "refused",
      "competenceDeclined",
      "publicationFailed",
      "handingOver",
      "handedOver",
    ])
      expect(steps, step).toContain(step);
    expect(rows.some((row) => row.urgency === "overdue")).toBe(true);
    expect(rows.some((row) => row.urgency === "suspended")).toBe(true);
    expect(rows.some((row) => row.removedByAuthor)).toBe(true);
    const answered = await Promise.all(rows.filter((row) => row.step === "answered").map((row) => card("curator", row.caseId)));
    expect(answered.some(({ publications }) => publications.some(({ files }) => files.length > 0))).toBe(true);
    const [withPhoto] = answered.flatMap(({ publications }) => publications.flatMap(({ files }) => files));
    const photo = await get("curator", withPhoto?.url ?? "");
    expect(photo.headers.get("content-type")).toBe("image/jpeg");
  });

  test("3.2: messages of «Инцидент» stand at every step of their route, with its clocks", async () => {
    const { rows } = await list("curator", "all");
    const sent = rows.filter(({ network }) => network === "incident");
    expect(new Set(sent.map(({ step }) => step))).toEqual(
      new Set(["arrived", "withUnit", "rework", "approval", "handingOver", "handedOver"]),
    );
    const fresh = await card("curator", sent.find(({ step }) => step === "arrived")?.caseId ?? "");
    expect(fresh.timers.map(({ clause }) => clause)).toContain("3.2.2");
  });

  test("1.3, 3.5: messages of four networks stand in one list; a reply is where its message was: under the comment, or in the talk", async () => {
    const { rows } = await list("curator", "all");
    for (const network of ["vk", "ok", "max", "telegram"]) expect(rows.map((row) => row.network)).toContain(network);
    const { max, ok } = town.networks;
    const underPost = max.control.posts().flatMap(({ mid }) => max.control.comments(mid));
    expect(underPost.filter(({ text, fromId }) => text.startsWith("Марат, указатели") && fromId === Number(max.botId))).toHaveLength(1);
    const talks = ok.control.people().flatMap(({ id }) => ok.control.messages(id));
    expect(talks.filter(({ text, by }) => text.startsWith("Валентина, свет") && by === "town")).toHaveLength(1);
  });

  test("3.4: a repeat is linked with its former answer", async () => {
    const { rows } = await list("curator", "all");
    const repeat = rows.find(({ excerpt }) => excerpt.startsWith("Садовая, 4: фонарь опять"));
    const { linked } = (await (await get("roads", `/api/cases/${repeat?.caseId ?? ""}/repeats`)).json()) as {
      linked: { answer: { text: string } };
    };
    expect(linked.answer.text).toContain("заменили лампу и кабель");
  });

  test("3.10: somebody is on duty, and was called when the emergency was declared", async () => {
    const notices = (await (await get("control", "/api/notices")).json()) as { kind: string }[];
    expect(notices.map(({ kind }) => kind)).toContain("emergency");
  });

  test("the history names the clause of each move (3.1.1–3.1.7)", async () => {
    const { rows } = await list("curator", "answered");
    const row = rows.find(({ step }) => step === "answered");
    const { history } = await card("curator", row?.caseId ?? "");
    const clause = (type: string): string | null | undefined => history.find((line) => line.type === type)?.clause;
    expect(clause("placedInUrgentFolder")).toBe("3.1.1");
    expect(clause("approved")).toBe("3.1.7");
    expect(clause("accepted")).toBe("3.1.3");
  });
});

describe("a message from the wall to the reply under it", () => {
  const text = "Яма у проходной хлебозавода, вторая машина без колеса 🕳️";
  let row: CaseRow;

  test("a comment on the wall is in the curator's queue at once, told by the live stream", async () => {
    const stream = await listen("curator");
    town.networks.vk.control.comment({ text });
    row = await stream.until(async () =>
      (await list("curator", "queue")).rows.find(({ excerpt }) => excerpt.startsWith("Яма у проходной")),
    );
    expect(stream.heard.some((event) => event.kind === "case" && event.caseId === row.caseId)).toBe(true);
    await stream.end();
  });

  test("403 and 409: another role's move, a step that is not due, an old version: nothing is written", async () => {
    expect((await move("zhkh", row.caseId, row.version, { do: "placeInUrgentFolder" })).status).toBe(404);
    expect((await move("head", row.caseId, row.version, { do: "placeInUrgentFolder" })).status).toBe(403);
    expect((await move("curator", row.caseId, row.version, { do: "dispatch" })).status).toBe(409);
    const opened = await card("curator", row.caseId);
    expect(opened.step).toBe("arrived");
    expect(opened.version).toBe(row.version);
  });

  test("a press that arrives twice stands once, and both are answered; of two different moves at once one wins, the other is shown what stands now", async () => {
    const { version } = await card("curator", row.caseId);
    const twice = await Promise.all([1, 2].map(() => move("curator", row.caseId, version, { do: "placeInUrgentFolder" })));
    expect(await Promise.all(twice.map(async (answer) => cardShape.parse(await answer.json()).version))).toEqual([
      version + 1,
      version + 1,
    ]);
    const resolve = (instruction: string) => move("head", row.caseId, version + 1, { do: "resolve", units: ["roads"], instruction });
    const answers = await Promise.all(["Засыпать сегодня.", "Засыпать завтра."].map(resolve));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const problem = (await lost?.json()) as { code: string; detail: { card?: unknown } };
    expect(problem.code).toBe("conflict");
    expect(cardShape.parse(problem.detail.card).step).toBe("resolved");
  });

  test("dispatch, a draft with a photo, check, approval; and the reply stands under the comment (3.1)", async () => {
    const { caseId } = row;
    let now = await card("head", caseId);
    now = await moved("curator", caseId, now.version, { do: "dispatch", units: ["roads"] });
    const form = new FormData();
    const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    form.set("file", new File([pixel], "яма засыпана.png", { type: "image/png" }));
    const uploaded = await fetch(`${town.deskUrl}/api/files`, { method: "POST", headers: { cookie: await cookieOf("roads") }, body: form });
    expect(uploaded.status).toBe(200);
    const { fileId } = (await uploaded.json()) as { fileId: string };
    now = await moved("roads", caseId, now.version, {
      do: "submitDraft",
      text: "Яму засыпали, колею выровняли.",
      files: [fileId],
      measures: "Выезд бригады.",
    });
    const draft = now.drafts.at(-1);
    const named = { draftId: draft?.draftId ?? "", digest: draft?.digest ?? "" };
    expect((await move("head", caseId, now.version, { do: "approve", ...named })).status).toBe(409);
    const stream = await listen("curator");
    now = await moved("curator", caseId, now.version, { do: "accept", ...named });
    now = await moved("head", caseId, now.version, { do: "approve", ...named });
    const answered = await stream.until(async () => {
      const card1 = await card("curator", caseId);
      return card1.step === "answered" ? card1 : null;
    });
    await stream.end();
    const published = answered.publications.find(({ reply }) => reply === "final");
    expect(published?.status).toBe("published");
    expect(published?.visibility).toBe("public");
    const underPosts = town.networks.vk.control.posts().flatMap((post1) => town.networks.vk.control.comments(post1.id));
    const reply = underPosts.find((comment) => comment.text.includes("Яму засыпали"));
    expect(reply?.fromId).toBe(-Number(town.networks.vk.groupId));
    expect(reply?.media).toHaveLength(1);
  });

  test("every deadline of the case explains itself in both languages", async () => {
    const { timers } = await card("curator", row.caseId);
    for (const { timer } of timers) {
      const response = await get("curator", `/api/cases/${row.caseId}/timers/${timer}`);
      expect(response.status, timer).toBe(200);
      expect(((await response.json()) as { words: { ru: string[] } }).words.ru.length).toBeGreaterThan(0);
    }
  });
});

test("the chain of events holds after all that", async () => {
  for (const tenantId of await town.system.store.tenants()) {
    await town.system.store.sealChain(tenantId);
    expect((await town.system.store.verifyChain(tenantId)).ok).toBe(true);
  }
});

test("stopped and woken again, the town has the same cases and the same wall, and goes on", async () => {
  const before = (await list("curator", "all")).rows.length;
  const comments = town.networks.vk.control.posts().flatMap((post1) => town.networks.vk.control.comments(post1.id)).length;
  await town.stop();
  cookies.clear();
  town = await startDemo({ settings, wallPort: 0, fresh: false });
  expect(town.isNew).toBe(false);
  expect((await list("curator", "all")).rows).toHaveLength(before);
  expect(town.networks.vk.control.posts().flatMap((post1) => town.networks.vk.control.comments(post1.id))).toHaveLength(comments);
  const stream = await listen("curator");
  town.networks.vk.control.comment({ text: "А зимой каток будет?" });
  await stream.until(async () => (await list("curator", "queue")).rows.find(({ excerpt }) => excerpt.startsWith("А зимой каток")));
  for (const network of ["ok", "max", "telegram"] as const) {
    town.networks[network].control.comment({ text: `Каток из ${network}?` });
    await stream.until(async () => (await list("curator", "queue")).rows.find(({ excerpt }) => excerpt === `Каток из ${network}?`));
  }
  await stream.end();
});
