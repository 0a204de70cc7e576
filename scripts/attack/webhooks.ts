/** What comes in a network's name: forged, replayed, out of order, in floods. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Report } from "./report.ts";
import type { Town } from "./town.ts";

const groupId = 424_242_001;
const secret = "attack-secret-0123456789";
const added = z.object({ pageId: z.string() });
const found = z.object({ rows: z.array(z.object({ caseId: z.string() })) });

const comment = (n: number, words: string, key: string): string =>
  JSON.stringify({
    group_id: groupId,
    type: "wall_reply_new",
    event_id: `attack-${n}`,
    v: "5.199",
    secret: key,
    object: {
      id: n,
      from_id: 5_000 + n,
      date: Math.floor(Date.now() / 1_000),
      text: words,
      post_id: 1,
      owner_id: -groupId,
      post_owner_id: -groupId,
      parents_stack: [],
    },
  });

/** A page of one's own, whose secret the attack knows. */
const addPage = async (town: Town): Promise<string | null> => {
  const page = {
    network: "vk",
    accountId: String(groupId),
    title: "Страница для проверки",
    url: "https://vk.example/attack",
    owner: "institution",
    route: "pages",
    paper: { responsible: "", basis: "", openedOn: null, closedOn: null },
    // Nothing answers there: the attack asks nothing of the real network.
    settings: { baseUrl: "http://127.0.0.1:9" },
    secrets: { callbackSecret: secret, communityToken: "attack-token" },
  };
  const made = added.safeParse(JSON.parse((await town.ask("admin", "/api/settings/pages", { json: page })).text));
  if (!made.success) return null;
  await town.ask("admin", `/api/settings/pages/${made.data.pageId}/switch`, { json: { enabled: true } });
  return made.data.pageId;
};

const casesWith = async (town: Town, words: string): Promise<number> =>
  found.parse(JSON.parse((await town.ask("curator", `/api/search?words=${encodeURIComponent(words)}`)).text)).rows.length;

/** Waits until the intake has had its time. */
const settled = async (look: () => Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 40 && !(await look()); turn += 1) await pause(250);
};

/** Forged deliveries begin nothing, repeated ones begin one case, a flood waits. */
export const attackWebhooks = async (town: Town, report: Report): Promise<void> => {
  const pageId = await addPage(town);
  if (pageId === null) return report.held("a page of one's own for webhooks", false, "it could not be added");
  const hook = async (body: string): Promise<number> =>
    (await town.ask(null, `/hooks/vk/${pageId}`, { body, headers: { "content-type": "application/json" } })).status;

  const real = comment(1, "Атаканастоящая яма", secret);
  const statuses = await Promise.all(Array.from({ length: 40 }, () => hook(real)));
  await settled(async () => (await casesWith(town, "Атаканастоящая")) > 0);
  report.held(
    "one delivery forty times at once is one case",
    (await casesWith(town, "Атаканастоящая")) === 1,
    [...new Set(statuses)].join(", "),
  );
  const orphan = JSON.stringify({
    group_id: groupId,
    type: "wall_reply_edit",
    event_id: "attack-e",
    v: "5.199",
    secret,
    object: {
      id: 777,
      from_id: 1,
      date: 1,
      text: "Атакаправка",
      post_id: 1,
      owner_id: -groupId,
      post_owner_id: -groupId,
      parents_stack: [],
    },
  });
  const strange = [
    orphan,
    "{}",
    "[]",
    "null",
    "{",
    "\u0000",
    JSON.stringify({ type: 5, secret }),
    comment(2, "Атаканоль\u0000внутри", secret),
    "x".repeat(200_000),
  ];
  const answers = await Promise.all(strange.map(hook));
  report.held(
    "strange and early deliveries bring no failure",
    answers.every((status) => status < 500),
    answers.join(", "),
  );
  await settled(async () => (await casesWith(town, "внутри")) > 0);

  const forged = await Promise.all(
    Array.from({ length: 20 }, (_, n) => hook(comment(100 + n, "Атакаподделка", n % 2 === 0 ? "wrong" : ""))),
  );
  await pause(1_500);
  report.held(
    "forged deliveries are turned away and begin nothing",
    forged.every((status) => status === 403 || status === 401 || status === 400) && (await casesWith(town, "Атакаподделка")) === 0,
    [...new Set(forged)].join(", "),
  );
  const unknown = await town.ask(null, "/hooks/vk/none", { body: real });
  report.held("a page that is not there is 404", unknown.status === 404);
  let waited = 0;
  for (let n = 0; n < 3_000 && waited === 0; n += 50) {
    const flood = await Promise.all(Array.from({ length: 50 }, () => hook(comment(9_000, "Атакапоток", "wrong"))));
    waited = flood.filter((status) => status === 429).length;
  }
  report.held("a flood of forged deliveries is made to wait", waited > 0);
  report.held("the desk answers meanwhile", (await town.ask("curator", "/api/me")).status === 200);
};
