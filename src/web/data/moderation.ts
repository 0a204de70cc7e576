import type { ModerationAsked, ModerationKind, ModerationLine, ModerationPart } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

const path = (caseId: string, end = ""): string => `/api/cases/${encodeURIComponent(caseId)}/moderation${end}`;

/** Moderation on a card (1.6); asked again while a deed is on its way to the network. */
export const useModeration = (caseId: string, mine: boolean) =>
  useQuery({
    queryKey: ["card", caseId, "moderation"],
    queryFn: () => ask<ModerationPart | null>(path(caseId)),
    enabled: mine,
    refetchInterval: ({ state }) => (state.data?.deeds.some(({ status }) => status === "queued") === true ? 2_000 : false),
  });

export type ModerationStep =
  | { readonly do: "act"; readonly asked: ModerationAsked }
  | { readonly do: "decide"; readonly deedId: string; readonly approve: boolean; readonly digest: string }
  | { readonly do: "retry"; readonly deedId: string };

/** Asks for a deed, decides on a corrected text, tries once more. */
export const useModerationStep = (caseId: string) => {
  const client = useQueryClient();
  return useMutation<ModerationPart, RequestFailure, ModerationStep>({
    mutationFn: (step) => {
      switch (step.do) {
        case "act":
          return send("POST", path(caseId), step.asked);
        case "decide":
          return send("POST", path(caseId, `/${step.deedId}/decision`), { approve: step.approve, digest: step.digest });
        case "retry":
          return send("POST", path(caseId, `/${step.deedId}/retry`), {});
      }
    },
    onSuccess: (part) => client.setQueryData(["card", caseId, "moderation"], part),
  });
};

export type LogFilter = {
  readonly kind: ModerationKind | "";
  readonly pageId: string;
  readonly from: number | null;
  readonly to: number | null;
};

const queryOf = ({ kind, pageId, from, to }: LogFilter): string => {
  const query = new URLSearchParams();
  if (kind !== "") query.set("kind", kind);
  if (pageId !== "") query.set("pageId", pageId);
  if (from !== null) query.set("from", String(from));
  if (to !== null) query.set("to", String(to));
  return query.size === 0 ? "" : `?${query.toString()}`;
};

/** The log of moderation. */
export const useModerationLog = (filter: LogFilter) =>
  useQuery({ queryKey: ["moderation", filter], queryFn: () => ask<readonly ModerationLine[]>(`/api/moderation${queryOf(filter)}`) });

/** Where the same lines are taken away as a table. */
export const moderationTable = (filter: LogFilter): string => `/api/moderation.csv${queryOf(filter)}`;
