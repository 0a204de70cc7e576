import type { Card, MoveInput } from "#http/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";
import { learnServerTime } from "./server-clock.ts";

/** Sends one move of a case as its reader saw it. */
export const sendMove = (caseId: string, version: number, move: MoveInput): Promise<Card> =>
  send<Card>("POST", `/api/cases/${encodeURIComponent(caseId)}/moves`, { version, move });

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
