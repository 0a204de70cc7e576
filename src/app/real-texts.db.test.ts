import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, startTown, type Town } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import { importIncidents } from "./import-incidents.ts";
import { defaultFieldMap } from "./incident/field-map.ts";
import { readTable } from "./incident/read-table.ts";
import { tableOf } from "./incident/table.ts";
import { drainInbox } from "./intake/drain-inbox.ts";

const path = new URL("../../../shared/data/perm-incident/incidents.csv", import.meta.url);
const hasData = existsSync(path);
const size = 2_000;
const clock = { at: Date.parse("2026-11-23T09:00:00+03:00") };
let fresh: FreshStore;
let town: Town;

describe.skipIf(!hasData)("real messages (optional data; skipped where the folder is absent)", () => {
  beforeAll(async () => {
    fresh = await freshStore({ now: () => clock.at });
  });
  afterAll(() => fresh.end());

  const csv = (): string => readFileSync(path, "utf8");
  const tableOfText = async (text: string) => {
    const read = await readTable(new TextEncoder().encode(text));
    if (read.kind === "unreadable") throw new Error(read.problem.en);
    return tableOf(read.cells, defaultFieldMap);
  };
  const table = () => tableOfText(csv());
  const texts = async (): Promise<readonly string[]> => (await table()).rows.slice(0, size).map(({ fields }) => fields.text ?? "");

  it("the whole export is read: no row is lost", async () => {
    const { rows, problems } = await table();
    // The data's own count of messages.
    expect(rows.length + problems.length).toBe(13_906);
    expect(problems.every(({ code }) => code === "NO_TEXT")).toBe(true);
    expect(rows.filter(({ fields }) => fields.text?.startsWith("'")).length).toBeLessThan(10);
  });

  it(`2.2: ${size} texts go through intake, list and card word for word`, { timeout: 180_000 }, async () => {
    town = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
    const sent = await texts();
    const events = sent.map((text, index) =>
      comment({ externalId: `r${index}`, occurredAt: clock.at, text, author: { id: `a${index}`, kind: "user" } }),
    );
    for (let from = 0; from < events.length; from += 100) {
      await town.app.receive("vk", town.pageKey, webhookOf(`batch-${from}`, events.slice(from, from + 100)));
    }
    await drainInbox(deskOf(town.parts));
    const seen = new Map<string, string>();
    let cursor: string | null = null;
    do {
      const page = await town.app.list(town.as("curator"), { view: "queue", limit: 100, cursor });
      for (const { projection } of page.rows) {
        if (projection.number % 10 !== 0) {
          seen.set(projection.caseId, "");
          continue;
        }
        const card = await town.app.card(town.as("curator"), projection.caseId);
        const [message] = card!.parts.messages;
        expect(card!.parts.texts.get(message!.text.textId)).toBe(sent[Number(message!.externalId.slice(1))]);
        seen.set(projection.caseId, message!.externalId);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.size).toBe(size);
  });

  it("3.2: 500 rows of the export are imported twice and taken once", { timeout: 60_000 }, async () => {
    const lines = csv().split("\n").slice(0, 501).join("\n");
    const rows = (await tableOfText(lines)).rows.length;
    const other = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
    expect((await importIncidents(other.parts, other.tenantId, lines)).taken).toBe(rows);
    expect(await importIncidents(other.parts, other.tenantId, lines)).toMatchObject({ taken: 0, known: rows });
  });
});
