import type { SearchResult } from "#http/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ask } from "./ask.ts";
import { learnServerTime } from "./server-clock.ts";

/** A pause of the hands: a question for each letter would only be thrown away. */
const settleMs = 220;

const useSettled = (words: string): string => {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), settleMs);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
};

/** What the server finds over all cases of this person; nothing is asked for fewer than two signs. */
export const useSearch = (typed: string) => {
  const words = typed.trim();
  const settled = useSettled(words);
  const asks = settled.length > 1 || /^\d+$/.test(settled);
  const found = useQuery({
    queryKey: ["search", settled],
    enabled: asks && words !== "",
    queryFn: async ({ signal }) => {
      const result = await ask<SearchResult>(`/api/search?${new URLSearchParams({ words: settled }).toString()}`, { signal });
      learnServerTime(result.now);
      return result;
    },
    placeholderData: keepPreviousData,
  });
  return { ...found, searching: words !== "" && asks && (found.isFetching || settled !== words), asks: words !== "" && asks };
};
