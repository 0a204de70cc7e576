/** `otklik import incidents F`: messages from an export of the system «Инцидент» (3.2). */
import type { Command } from "commander";
import { readFileSync } from "node:fs";
import pino from "pino";
import { importIncidents } from "#app";
import { openRooms } from "../main.ts";
import { pickOrganisation } from "./pick-organisation.ts";
import { settingsOrExit } from "./settings-or-exit.ts";

type ImportOptions = { readonly organisation?: string };

const fail = (ru: string, en: string): void => {
  process.stderr.write(`${ru}\n${en}\n`);
  process.exitCode = 1;
};

const readBytes = (path: string): Uint8Array | null => {
  try {
    return readFileSync(path);
  } catch (error) {
    fail(`Файл не читается: ${path}.`, `The file cannot be read: ${path} (${error instanceof Error ? error.message : String(error)}).`);
    return null;
  }
};

const incidents = async (path: string, { organisation }: ImportOptions): Promise<void> => {
  const settings = settingsOrExit();
  const file = settings === null ? null : readBytes(path);
  if (settings === null || file === null) return;
  const { store, parts, close } = await openRooms(settings, { log: pino({ level: "warn" }) });
  try {
    const tenantId = await pickOrganisation(store, organisation);
    if (tenantId === null)
      return fail("Организация не найдена: назовите её через --organisation.", "No such organisation: name it with --organisation.");
    const { taken, known, problems } = await importIncidents(parts, tenantId, file);
    for (const { line, ru, en } of problems) process.stderr.write(`${path}:${line}: ${ru} / ${en}\n`);
    process.stdout.write(`Принято / taken: ${taken}; уже были / known: ${known}; не прочитано / not read: ${problems.length}\n`);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await close();
  }
};

/** Adds the `import` commands to the program. */
export const registerImport = (program: Command): void => {
  program
    .command("import")
    .description("bring messages in from files")
    .command("incidents <file>")
    .description(
      "the table that «Инцидент» exports (XLSX or CSV): each row becomes a card on the route of 3.2; the same file twice adds nothing",
    )
    .option("--organisation <name>", "the organisation, where there are several")
    .action(incidents);
};
