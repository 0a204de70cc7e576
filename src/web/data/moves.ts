import type { Card, MoveInput } from "#http/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";
import { learnServerTime } from "./server-clock.ts";

const onTheWay = new Map<string, { readonly caseId: string; readonly answer: Promise<Card> }>();

/** Whether a move of this desk on the case has not been answered yet: what is heard of the case meanwhile may be that very move. */
export const isMoving = (caseId: string): boolean => [...onTheWay.values()].some((moving) => moving.caseId === caseId);

/** Sends one move of a case as its reader saw it; the same move pressed again while it is on its way is the same request. */
export const sendMove = (caseId: string, version: number, move: MoveInput): Promise<Card> => {
  const key = JSON.stringify([caseId, version, move]);
  const known = onTheWay.get(key);
  if (known !== undefined) return known.answer;
  const path = `/api/cases/${encodeURIComponent(caseId)}/moves`;
  const answer = send<Card>("POST", path, { version, move }).finally(() => onTheWay.delete(key));
  onTheWay.set(key, { caseId, answer });
  return answer;
};

/** Sends a move that must arrive even when the tab closes at this moment. */
export const sendLastMove = (caseId: string, version: number, move: MoveInput): Promise<Card> =>
  ask<Card>(`/api/cases/${encodeURIComponent(caseId)}/moves`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ version, move }),
    keepalive: true,
  });

const ownVersions = new Map<string, number>();

/** Whether the card stands where this desk's own move has put it. */
export const isOwnVersion = (card: Card): boolean => ownVersions.get(card.caseId) === card.version;

const conflicts = new Map<string, readonly string[]>();
const wordFields: ReadonlySet<string> = new Set([
  "text",
  "remarks",
  "question",
  "exception",
  "reason",
  "instruction",
  "measures",
  "evidence",
  "way",
]);

const wordsOf = (move: MoveInput): readonly string[] =>
  Object.entries(move).flatMap(([field, value]) => (wordFields.has(field) && typeof value === "string" && value !== "" ? [value] : []));

/** The words of a move that came too late for this case, once; null when none did. */
export const takeConflict = (caseId: string): readonly string[] | null => {
  const words = conflicts.get(caseId) ?? null;
  conflicts.delete(caseId);
  return words;
};

/** Moves on this card; the answer replaces the card at once, the lists follow. */
export const useMove = (card: Card) => {
  const client = useQueryClient();
  return useMutation<Card, RequestFailure, MoveInput>({
    mutationFn: (move) => sendMove(card.caseId, card.version, move),
    onSuccess: (next) => {
      learnServerTime(next.now);
      ownVersions.set(next.caseId, next.version);
      client.setQueryData(["card", card.caseId], next);
      void client.invalidateQueries({ queryKey: ["cases"] });
      void client.invalidateQueries({ queryKey: ["counts"] });
      void client.invalidateQueries({ queryKey: ["alarms"] });
    },
    onError: (failure, move) => {
      if (failure.kind !== "conflict" && failure.kind !== "refused") return;
      if (failure.kind === "conflict") conflicts.set(card.caseId, wordsOf(move));
      if (failure.card !== null) client.setQueryData(["card", card.caseId], failure.card);
      else void client.invalidateQueries({ queryKey: ["card", card.caseId] });
    },
  });
};
