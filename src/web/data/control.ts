import type { ClockStand, ControlCases, ControlNow, ControlPeriod, JournalChoices, JournalOutcome } from "#http/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import { learnServerTime } from "./server-clock.ts";

const minuteMs = 60_000;

/** How the clocks of all open cases stand; asked again every minute, because clocks run while nobody moves. */
export const useControlNow = () =>
  useQuery({
    queryKey: ["control", "now"],
    refetchInterval: minuteMs,
    queryFn: async () => {
      const now = await ask<ControlNow>("/api/control");
      learnServerTime(now.now);
      return now;
    },
  });

/** Which of the open cases; "" of a unit = those without one. */
export type CasesFilter = {
  readonly stand?: ClockStand | undefined;
  readonly unit?: string | undefined;
  readonly step?: string | undefined;
};

const queryOf = (fields: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return new URLSearchParams(given).toString();
};

/** The cases behind a number of the day. */
export const useControlCases = (filter: CasesFilter) =>
  useQuery({
    queryKey: ["control", "cases", filter],
    queryFn: async () => {
      const found = await ask<ControlCases>(`/api/control/cases?${queryOf(filter)}`);
      learnServerTime(found.now);
      return found;
    },
  });

export type Span = { readonly from: number; readonly to: number };

/** The report of a period; null waits for one. */
export const useControlPeriod = (span: Span | null) =>
  useQuery({
    queryKey: ["control", "period", span],
    enabled: span !== null,
    placeholderData: keepPreviousData,
    queryFn: () => ask<ControlPeriod>(`/api/control/period?${queryOf({ ...span })}`),
  });

/** What the journal can be narrowed by. */
export const useJournalChoices = () =>
  useQuery({ queryKey: ["control", "journal"], queryFn: () => ask<JournalChoices>("/api/control/journal") });

export type JournalFilter = {
  readonly network: string;
  readonly unit: string;
  readonly topic: string;
  readonly outcome: JournalOutcome | "";
};

/** Where the journal is taken from as a file. */
export const journalFile = (form: "xlsx" | "csv", span: Span, filter: JournalFilter): string => {
  const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  return `/api/control/journal/${form}?${queryOf({ ...span, ...narrowed })}`;
};
