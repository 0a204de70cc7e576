import type { FileProblem as Found } from "#app";
import type { FileProblem } from "../contract/index.ts";

/** A problem of a handed-in file, with its place and its remedy. */
export const presentFileProblem = ({ code, severity, line, column, path, ru, en, remedyRu, remedyEn }: Found): FileProblem => ({
  code,
  severity,
  line,
  column,
  path,
  message: { ru, en },
  remedy: { ru: remedyRu, en: remedyEn },
});
