/** `otklik setup`: the organisation that the desk works for, from one file: title, office, act, units. */
import { setUpOrganisation, unitOffice } from "#app";
import { compileOffice } from "#worktime";
import type { Command } from "commander";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pino from "pino";
import { parse } from "yaml";
import { z } from "zod";
import { openRooms } from "../main.ts";
import { settingsOrExit } from "./settings-or-exit.ts";

const organisationFile = z.object({
  title: z.string().min(1),
  /** The code of an act of the folder `procedures`. */
  procedure: z.string().min(1),
  /** An office as plain data, in the form of calendars/offices. */
  office: z.record(z.string(), z.unknown()),
  units: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        title: z.string().min(1),
        shortTitle: z.string().min(1),
        headName: z.string().optional(),
        /** Its own hours, where they differ: as much of an office as is other. */
        hours: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .default([]),
});

type OrganisationFile = z.infer<typeof organisationFile>;

const readFile = (path: string): OrganisationFile | readonly string[] => {
  const read = organisationFile.safeParse(parse(readFileSync(path, "utf8")));
  return read.success ? read.data : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

const complain = (problems: readonly string[]): void => {
  process.stderr.write(
    `Файл организации не подходит / the organisation's file will not do:\n${problems.map((problem) => `  ${problem}\n`).join("")}`,
  );
  process.exitCode = 1;
};

const faultsOf = (
  file: OrganisationFile,
  known: { readonly acts: readonly string[]; readonly calendars: readonly unknown[] },
): readonly string[] => {
  const office = compileOffice(file.office, known.calendars);
  const act = known.acts.includes(file.procedure) ? [] : [`procedure: ${file.procedure}; есть / known: ${known.acts.join(", ")}`];
  return [
    ...act,
    ...(office.ok ? [] : office.problems.map(({ path, ru, en }) => `office.${path}: ${ru} / ${en}`)),
    ...file.units.flatMap((unit, index) => unitFaults(file.office, unit.hours, { index, calendars: known.calendars })),
  ];
};

const unitFaults = (
  office: unknown,
  hours: unknown,
  { index, calendars }: { readonly index: number; readonly calendars: readonly unknown[] },
): readonly string[] => {
  if (hours === undefined) return [];
  const compiled = compileOffice(unitOffice(office, hours), calendars);
  return compiled.ok ? [] : compiled.problems.map(({ path, ru, en }) => `units.${index}.hours.${path}: ${ru} / ${en}`);
};

const setUp = async (path: string): Promise<void> => {
  const settings = settingsOrExit();
  if (settings === null) return;
  const file = readFile(path);
  if (!("title" in file)) return complain(file);
  const { store, parts, close } = await openRooms(settings, { log: pino({ level: "warn" }) });
  try {
    const faults = faultsOf(file, { acts: parts.acts.map(({ code }) => code), calendars: parts.calendars });
    if (faults.length > 0) return complain(faults);
    const [present] = await store.tenants();
    const units = file.units.map(({ id, headName, hours, ...unit }) => ({
      unitId: id,
      ...unit,
      ...(headName === undefined ? {} : { headName }),
      ...(hours === undefined ? {} : { hours }),
    }));
    const { title, office, procedure } = file;
    const tenantId = await setUpOrganisation(parts, {
      tenantId: present ?? randomUUID(),
      title,
      office,
      procedure,
      units,
      people: [],
      pages: [],
    });
    process.stdout.write(`${tenantId}: ${title}\nДальше / next: otklik user add --role administrator …\n`);
  } finally {
    await close();
  }
};

/** Adds the `setup` command to the program. */
export const registerSetup = (program: Command): void => {
  program
    .command("setup")
    .description("the organisation from a YAML file: title, procedure, office, units; again = brought to the file")
    .argument("<file>", "the organisation's file")
    .action(setUp);
};
