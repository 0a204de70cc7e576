import type { Card, NewCardRequest, Repeats } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

/** What a case repeats, and what it may repeat (3.4); asked again when the link changes. */
export const useRepeats = ({ caseId, earlierCaseId }: Pick<Card, "caseId" | "earlierCaseId">) =>
  useQuery({
    queryKey: ["repeats", caseId, earlierCaseId],
    queryFn: () => ask<Repeats>(`/api/cases/${encodeURIComponent(caseId)}/repeats`),
    staleTime: 60_000,
  });

/** Enters a card by hand (1.1); the lists follow. */
export const useNewCard = () => {
  const client = useQueryClient();
  return useMutation<Card, RequestFailure, NewCardRequest>({
    mutationFn: (card) => send<Card>("POST", "/api/cases", card),
    onSuccess: (card) => {
      client.setQueryData(["card", card.caseId], card);
      void client.invalidateQueries({ queryKey: ["cases"] });
      void client.invalidateQueries({ queryKey: ["counts"] });
    },
  });
};
