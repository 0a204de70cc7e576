import type { ActCheck, ActPicture, Adopted, CalendarPreview, CalendarSettings, MovedTerm } from "#http/contract";
import { useQuery } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

/** The version of the production calendar in force and how it came to be. */
export const useCalendarSettings = () =>
  useQuery({ queryKey: ["settings", "calendar"], queryFn: () => ask<CalendarSettings>("/api/settings/calendar") });

/** The deadlines that a version moved. */
export const useMovedTerms = (version: number) =>
  useQuery({
    queryKey: ["settings", "calendar", version],
    queryFn: () => ask<readonly MovedTerm[]>(`/api/settings/calendar/${version}/moved`),
    staleTime: Infinity,
  });

/** What a calendar file would change. */
export const previewCalendar = (text: string): Promise<CalendarPreview> => send("POST", "/api/settings/calendar/preview", { text });

/** Brings a calendar into force; `seen` is the version that the person looked at. */
export const adoptCalendar = (asked: { readonly text: string; readonly reason: string; readonly seen: number }): Promise<Adopted> =>
  send("POST", "/api/settings/calendar", asked);

/** The act in force, drawn, with its editions. */
export const useAct = () => useQuery({ queryKey: ["settings", "act"], queryFn: () => ask<ActPicture>("/api/settings/act") });

/** What is wrong with a file of an act, and what it would change. */
export const checkAct = (text: string): Promise<ActCheck> => send("POST", "/api/settings/act/check", { text });

/** Brings an edition into force for new cases. */
export const adoptAct = (asked: { readonly text: string; readonly reason: string; readonly from: string }): Promise<Adopted> =>
  send("POST", "/api/settings/act", asked);
