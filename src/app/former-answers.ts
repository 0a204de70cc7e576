import type { CaseId } from "#case";
import type { Desk } from "./desk.ts";
import type { Principal } from "./face.ts";
import type { FormerAnswer } from "./ports/alarms.ts";
import { maySee } from "./rights.ts";

/**
 * What the author of this case was answered before (3.8): a unit finds there its own answers and those that everybody can read,
 * not what another unit wrote to the author directly.
 */
export async function formerAnswersFor(desk: Desk, { tenantId, person }: Principal, caseId: CaseId): Promise<readonly FormerAnswer[]> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  if (parts === null || !maySee(person, parts.projection)) return [];
  const answers = await desk.store.transaction(tenantId, (tx) => tx.formerAnswers(caseId));
  return answers.filter((answer) => answer.isPublic || maySee(person, answer));
}
