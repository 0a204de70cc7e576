import type { CaseRow, Card, ListPage, ListView, TimerExplanation } from "#http/contract";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import { learnServerTime } from "./server-clock.ts";

const pageSize = 50;

const readList = async (view: ListView, cursor: string | null): Promise<ListPage> => {
  const query = new URLSearchParams({ view, limit: String(pageSize), ...(cursor === null ? {} : { cursor }) });
  const page = await ask<ListPage>(`/api/cases?${query.toString()}`);
  learnServerTime(page.now);
  return page;
};

/** One view of the list, page after page. */
export const useCaseList = (view: ListView, enabled = true) =>
  useInfiniteQuery({
    enabled,
    queryKey: ["cases", view],
    queryFn: ({ pageParam }) => readList(view, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (former) => former,
  });

/** The rows of all loaded pages, each case once: a row may move between pages while one reads. */
export const rowsOf = (pages: readonly ListPage[]): readonly CaseRow[] => {
  const seen = new Set<string>();
  return pages.flatMap((page) => page.rows.filter((row) => !seen.has(row.caseId) && seen.add(row.caseId) !== undefined));
};

/** How many cases each view holds: what the rail shows. */
export const useCounts = () =>
  useQuery({
    queryKey: ["counts"],
    queryFn: async () => {
      const page = await ask<ListPage>("/api/cases?view=queue&limit=1");
      learnServerTime(page.now);
      return page.counts;
    },
    placeholderData: keepPreviousData,
  });

/** One card. */
export const useCard = (caseId: string | null) =>
  useQuery({
    queryKey: ["card", caseId],
    enabled: caseId !== null,
    queryFn: async () => {
      const card = await ask<Card>(`/api/cases/${encodeURIComponent(caseId ?? "")}`);
      learnServerTime(card.now);
      return card;
    },
  });

/** Why a deadline is what it is; asked for only when the reader opens it. */
export const useTimerExplanation = (caseId: string, timer: string | null, version: number) =>
  useQuery({
    queryKey: ["timer", caseId, timer, version],
    enabled: timer !== null,
    queryFn: () => ask<TimerExplanation>(`/api/cases/${encodeURIComponent(caseId)}/timers/${encodeURIComponent(timer ?? "")}`),
  });
