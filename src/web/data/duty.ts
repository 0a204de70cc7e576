import type { BreachCount, NewTurn, Notice, Roster } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

/** Who is on duty and who acts for whom. */
export const useRoster = () => useQuery({ queryKey: ["duty"], queryFn: () => ask<Roster>("/api/duty") });

/** Puts a person into the roster. */
export const useAddTurn = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (turn: NewTurn) => send<unknown>("POST", "/api/duty", turn),
    onSettled: () => client.invalidateQueries({ queryKey: ["duty"] }),
  });
};

/** Takes a turn away. */
export const useEndTurn = (kind: NewTurn["kind"]) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (turnId: string) => ask<unknown>(`/api/duty/${kind}/${encodeURIComponent(turnId)}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["duty"] }),
  });
};

/** What I was told inside the desk. */
export const useNotices = () => useQuery({ queryKey: ["notices"], queryFn: () => ask<readonly Notice[]>("/api/notices") });

/** Records that I have seen one notice, or all (null). */
export const useNoticesSeen = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (noticeId: string | null) => send<unknown>("POST", "/api/notices/seen", { noticeId }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notices"] }),
  });
};

/** What each unit let pass, where the act counts it. */
export const useBreaches = (enabled: boolean) =>
  useQuery({ queryKey: ["breaches"], enabled, queryFn: () => ask<BreachCount>("/api/breaches") });
