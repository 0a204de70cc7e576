/** `otklik rebuild`: the read models anew from the events; safe while the desk works. */
import type { Command } from "commander";
import pino from "pino";
import { rebuild } from "#app";
import { openRooms } from "../main.ts";
import { pickOrganisation } from "./pick-organisation.ts";
import { settingsOrExit } from "./settings-or-exit.ts";

type RebuildOptions = { readonly organisation?: string };

const run = async ({ organisation }: RebuildOptions): Promise<void> => {
  const settings = settingsOrExit();
  if (settings === null) return;
  const { store, parts, close } = await openRooms(settings, { log: pino({ level: "warn" }) });
  try {
    const named = organisation === undefined ? await store.tenants() : [await pickOrganisation(store, organisation)];
    for (const tenantId of named) {
      if (tenantId === null) {
        process.stderr.write("Такой организации нет.\nThere is no such organisation.\n");
        process.exitCode = 1;
        continue;
      }
      const { cases, events } = await rebuild(parts, tenantId);
      process.stdout.write(`${tenantId}: построено карточек / cards rebuilt: ${cases}; событий / events: ${events}\n`);
    }
  } finally {
    await close();
  }
};

/** Adds the `rebuild` command to the program. */
export const registerRebuild = (program: Command): void => {
  program
    .command("rebuild")
    .description("write the read models of all cases anew from the events")
    .option("--organisation <name>", "only this one; otherwise all")
    .action(run);
};
