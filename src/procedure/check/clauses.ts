/** Clauses that a rule names but the act does not quote, and clauses that it quotes but no rule uses. */
import type { Procedure } from "../model.ts";
import type { Finding } from "../problem.ts";
import { unknownName, warning } from "./finding.ts";

export function checkClauses(procedure: Procedure): readonly Finding[] {
  const known = Object.keys(procedure.clauses);
  const used = [...clausesIn(procedure, ""), ...Object.keys(procedure.notes).map((clause) => ({ path: `notes.${clause}`, clause }))];
  const unquoted = used
    .filter(({ clause }) => clause !== "" && !known.includes(clause))
    .map(({ path, clause }) => unknownName({ code: "unknown.clause", path, kind: { ru: "Пункт", en: "The clause" }, name: clause, known }));
  const unused = known
    .filter((clause) => !used.some((use) => use.clause === clause))
    .map((clause) =>
      warning("clause.unused", {
        path: `clauses.${clause}`,
        what: {
          ru: `Пункт ${clause} приведён, но ни одно правило на него не ссылается`,
          en: `Clause ${clause} is quoted, but no rule names it`,
        },
        remedy: {
          ru: `Назовите его у правила (clause: "${clause}") или объясните в notes, что он значит в работе`,
          en: `Name it at a rule (clause: "${clause}"), or say in notes what it means in practice`,
        },
      }),
    );
  return [...unquoted, ...unused];
}

/** Every `clause` in the act, wherever it stands; what a part has from the part around it is named there only. */
function clausesIn(
  value: unknown,
  path: string,
  around: string | null = null,
): readonly { readonly path: string; readonly clause: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => clausesIn(item, `${path}[${index}]`, around));
  if (typeof value !== "object" || value === null) return [];
  const own = "clause" in value && typeof value.clause === "string" ? value.clause : around;
  return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => {
    const here = path === "" ? key : `${path}.${key}`;
    if (here === "clauses" || here === "calendars" || here === "tables") return [];
    if (key === "clause" && typeof inner === "string") return inner === around ? [] : [{ path: here, clause: inner }];
    return clausesIn(inner, here, own);
  });
}
