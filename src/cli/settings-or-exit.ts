import { readSettings, type Settings } from "../settings.ts";

/** The settings of the environment; with a fault of theirs, says which variables and answers null: the exit code is set. */
export const settingsOrExit = (changes: Partial<Settings> = {}): Settings | null => {
  const read = readSettings(process.env);
  if (read.ok) return { ...read.settings, ...changes };
  process.stderr.write(
    `Настройки не читаются / the settings cannot be read:\n${read.problems.map((problem) => `  ${problem}\n`).join("")}`,
  );
  process.exitCode = 2;
  return null;
};
