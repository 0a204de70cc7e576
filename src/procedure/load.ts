import { checkFile, checkProcedure } from "./check/index.ts";
import { actFile, procedureOf } from "./file-act.ts";
import type { Procedure } from "./model.ts";
import { emptyNotebook, placeIn, toProblems, type ProcedureProblem } from "./problem.ts";
import { readSource } from "./source-tree.ts";
import { dissolveSugar } from "./sugar.ts";

export type Loaded =
  | {
      readonly ok: true;
      readonly procedure: Procedure;
      readonly warnings: readonly ProcedureProblem[];
      /** Where a part of the act stands in the text, or the nearest part around it; lines and columns begin at 1. */
      readonly placeOf: (path: string) => { readonly line: number; readonly column: number };
    }
  | { readonly ok: false; readonly problems: readonly ProcedureProblem[] };

/** The act of a file's text, or everything that is wrong with it. Never throws, whatever the text. */
export function loadProcedure(text: string): Loaded {
  const notebook = emptyNotebook();
  const { root, lineAndColumn } = readSource(text, notebook);
  const file = root === null ? undefined : actFile.read(dissolveSugar(root, notebook), "", notebook);
  if (file !== undefined) notebook.findings.push(...checkFile(file));
  const procedure = file === undefined || hasErrors(notebook.findings) ? null : procedureOf(file);
  if (procedure !== null) notebook.findings.push(...checkProcedure(procedure));
  const problems = toProblems(notebook, lineAndColumn);
  return procedure === null || hasErrors(notebook.findings)
    ? { ok: false, problems }
    : { ok: true, procedure, warnings: problems, placeOf: (path) => lineAndColumn(placeIn(notebook, path)) };
}

function hasErrors(findings: readonly { readonly severity: string }[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
