/** Every endpoint of the document, as every role, with what its schemas allow and with what they do not. */
import fc from "fast-check";
import { z } from "zod";
import { addressOf, operationsOf, type Operation } from "../../src/testing/openapi-sample.ts";
import type { Report } from "./report.ts";
import { logins, type Login, type Town } from "./town.ts";

/** Ends or locks the attacker's own session, hangs on purpose, or asks a live network of its own account. */
const left = new Set(["stream", "lock", "unlock", "signOut", "endOtherSessions", "changeOwnPassword", "beginCodes", "codesOff"]);
const listForm = z.object({ rows: z.array(z.object({ caseId: z.string() })), nextCursor: z.string().nullable() });
const cardForm = z.object({
  version: z.number(),
  moves: z.array(z.object({ move: z.string(), refusal: z.unknown().nullable() })),
  drafts: z.array(z.object({ draftId: z.string(), digest: z.string() })),
});

const casesOf = async (town: Town, login: Login): Promise<readonly string[]> => {
  const found: string[] = [];
  let cursor = "";
  do {
    const { text } = await town.ask(login, `/api/cases?view=all&limit=100${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    const page = listForm.parse(JSON.parse(text));
    found.push(...page.rows.map(({ caseId }) => caseId));
    cursor = page.nextCursor ?? "";
  } while (cursor !== "");
  return found;
};

const drawn = ({ params, query, body }: Operation) =>
  fc.tuple(
    fc.record(params),
    fc.record(query, { requiredKeys: [] }),
    body === null ? fc.constant(null) : fc.oneof({ weight: 4, arbitrary: body }, fc.jsonValue()),
  );

/** No failure of ours, whatever is sent by whomever. */
export const fuzz = async (town: Town, report: Report, { runs, seed }: { readonly runs: number; readonly seed: number }): Promise<void> => {
  const document: unknown = JSON.parse((await town.ask("curator", "/api/openapi.json")).text);
  const operations = operationsOf(document).filter(({ operationId }) => !left.has(operationId));
  const cases = await casesOf(town, "curator");
  const failures = new Set<string>();
  let sent = 0;
  for (const operation of operations) {
    const tries = fc.sample(fc.tuple(drawn(operation), fc.constantFrom(...logins, null), fc.constantFrom(...cases)), {
      numRuns: runs,
      seed,
    });
    for (const [[params, query, body], login, caseId] of tries) {
      const path = addressOf(operation.path, "caseId" in operation.params ? { ...params, caseId } : { ...params }, { ...query });
      const answer = await town.ask(login, path, { method: operation.method, ...(operation.body === null ? {} : { json: body }) });
      sent += 1;
      if (answer.status >= 500) failures.add(`${operation.operationId} as ${login ?? "nobody"}: ${answer.status}`);
    }
  }
  report.held(
    `${operations.length} operations, ${sent} requests: no failure of ours`,
    failures.size === 0,
    [...failures].join("; ") || `seed ${seed}`,
  );
};

/** A unit sees its own cases and no others, by any address. */
export const spyOnOthers = async (town: Town, report: Report): Promise<void> => {
  const all = await casesOf(town, "curator");
  for (const login of ["zhkh", "roads", "admin"] as const) {
    const own = new Set(login === "admin" ? [] : await casesOf(town, login));
    const foreign = all.filter((caseId) => !own.has(caseId));
    const seen: string[] = [];
    for (const caseId of foreign)
      for (const end of ["", "/print", "/repeats", "/police-note", "/appeal-package", "/moderation", "/former-answers", "/saves/reply"]) {
        const { status, text } = await town.ask(login, `/api/cases/${caseId}${end}`);
        if (status === 200 && !["null", "[]"].includes(text)) seen.push(`${caseId}${end}`);
      }
    report.held(
      `${login} reads none of ${foreign.length} foreign cases by eight addresses`,
      seen.length === 0 && foreign.length > 0,
      seen.slice(0, 3).join(", "),
    );
  }
};

const moveBodies = (move: string, draft: { readonly draftId: string; readonly digest: string } | undefined): Record<string, unknown> => ({
  do: move,
  ...(draft ?? { draftId: "none", digest: "none" }),
  units: ["zhkh"],
  text: "Сделаем.",
  instruction: "",
  remarks: "Ещё раз",
  question: "Где именно?",
  reason: "Проверка",
  files: [],
  measures: "",
  way: "почтой",
});
const tried = ["placeInUrgentFolder", "resolve", "dispatch", "submitDraft", "accept", "approve", "returnForRework", "close", "reopen"];

/** A move is taken only where the person's own card offered it: no state is reached past the procedure. */
export const jumpSteps = async (town: Town, report: Report): Promise<void> => {
  const wrong: string[] = [];
  let taken = 0;
  for (const login of ["zhkh", "roads", "head", "control", "curator"] as const)
    for (const caseId of (await casesOf(town, login)).slice(0, 8))
      for (const move of tried) {
        const before = cardForm.safeParse(JSON.parse((await town.ask(login, `/api/cases/${caseId}`)).text));
        if (!before.success) continue;
        const { version, moves, drafts } = before.data;
        const isOffered = moves.some((one) => one.move === move && one.refusal === null);
        const answer = await town.ask(login, `/api/cases/${caseId}/moves`, { json: { version, move: moveBodies(move, drafts.at(-1)) } });
        if (answer.status === 200) taken += 1;
        if (answer.status === 200 && !isOffered) wrong.push(`${login} ${move} on ${caseId}`);
      }
  report.held(`no move is taken that the card did not offer`, wrong.length === 0, wrong.join("; ") || `${taken} were taken where offered`);
};
