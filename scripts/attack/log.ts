/** The log of events under the hands of somebody who owns the database. */
import { setTimeout as pause } from "node:timers/promises";
import type { Report } from "./report.ts";
import type { Town } from "./town.ts";

const verifiedWhole = async (town: Town) => {
  for (let turn = 0; ; turn += 1) {
    const audit = await town.audit();
    if (audit.code === 0 || turn >= 5) return audit;
    await pause(1_000);
  }
};

/** After everything that was tried the chain is whole; one event changed by hand is found. */
export const tamperWithTheLog = async (town: Town, report: Report): Promise<void> => {
  const before = await verifiedWhole(town);
  report.held("after all of this the chain of events is whole", before.code === 0 && before.words.includes("ok"), before.words.trim());
  const changed = await town.tamper(
    "update events set at = at + 1 where (tenant_id, case_id, version) in (select tenant_id, case_id, version from chain order by seq limit 1)",
  );
  const after = await town.audit();
  report.held(
    "one event changed in the database is found",
    changed === 1 && after.code === 1 && after.words.includes("BROKEN"),
    after.words.trim(),
  );
};
