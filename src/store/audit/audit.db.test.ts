import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantId } from "#case";
import { auditDump, openAudit, type Audit, type Audited } from "#store";
import { beginCase, testTenant, testTown } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";

const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

let fresh: FreshStore;
let audit: Audit;
let lines: readonly string[];
beforeAll(async () => {
  fresh = await freshStore();
  for (const tenantId of [testTenant, "neighbour" as TenantId]) {
    await fresh.store.transaction(tenantId, async (tx) => {
      await testTown(tx);
      for (const words of ["раз", "два", "три"]) await beginCase(tx, words);
    });
    await fresh.store.sealChain(tenantId);
  }
  audit = await openAudit({ databaseUrl: fresh.database.ownerUrl, dataDir: fresh.dataDir });
  lines = await collect(audit.dump());
});
afterAll(async () => {
  await audit.close();
  await fresh.end();
});

const auditLines = (changed: readonly string[]): Promise<readonly Audited[]> =>
  collect(
    auditDump(
      (async function* () {
        yield* changed;
      })(),
    ),
  );
const verdicts = (audited: readonly Audited[]) => audited.map(({ verdict }) => verdict.ok);

describe("the audit", () => {
  test("verifies every municipality in the live database, and a dump of it, to the same heads", async () => {
    const live = await collect(audit.verify());
    expect(live).toMatchObject([{ verdict: { ok: true, events: 3 } }, { verdict: { ok: true, events: 3 } }]);
    expect(await auditLines(lines)).toEqual(live);
  });

  test("a dump holds no words of a person", () => {
    expect(lines.join("\n")).not.toMatch(/раз|два|три/);
  });

  test("a changed, removed or moved line of a dump is found, and so is a cut end", async () => {
    expect(verdicts(await auditLines(lines.map((line, index) => (index === 1 ? line.replace('"comment"', '"direct"') : line))))).toContain(
      false,
    );
    expect(verdicts(await auditLines(lines.toSpliced(1, 1)))).toContain(false);
    expect(verdicts(await auditLines([lines[1] ?? "", lines[0] ?? "", ...lines.slice(2)]))).toContain(false);
    expect(verdicts(await auditLines(lines.toSpliced(2, 1)))).toContain(false);
    expect(verdicts(await auditLines(lines.slice(0, 2)))).toEqual([false]);
  });

  test("a file that is no dump is said to be none, with the line", async () => {
    await expect(auditLines([lines[0] ?? "", "not a dump"])).rejects.toThrow("Line 2");
  });
});
