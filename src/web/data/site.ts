import type { AnsweredBefore, SitePart, SitePublication, SiteWords } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

const path = (caseId: string, end = ""): string => `/api/cases/${encodeURIComponent(caseId)}/site${end}`;

/** The place of a case on the public page (3.6); asked again while a post is on its way. */
export const useSite = (caseId: string, version: number) =>
  useQuery({
    queryKey: ["site", caseId, version],
    queryFn: () => ask<SitePart | null>(path(caseId)),
    refetchInterval: ({ state }) => (state.data?.posts.some(({ status }) => status === "queued") === true ? 3_000 : false),
  });

/** What the curator does to the public page. */
export type SiteDeed =
  | { readonly end: ""; readonly body: SitePublication }
  | { readonly end: "/correction"; readonly body: SiteWords }
  | { readonly end: "/withdrawal"; readonly body: { readonly reason: string } }
  | { readonly end: "/post-retry"; readonly body: { readonly postId: string } }
  | { readonly end: "/post-link"; readonly body: { readonly postId: string; readonly permalink: string } };

/** Publishes, corrects, withdraws, brings a link. */
export const useSiteDeed = (caseId: string) => {
  const client = useQueryClient();
  return useMutation<SitePart, RequestFailure, SiteDeed>({
    mutationFn: ({ end, body }) => send<SitePart>("POST", path(caseId, end), body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["site", caseId] }),
  });
};

/** What the site answers already about the message of a case. */
export const useAnsweredBefore = (caseId: string) =>
  useQuery({
    queryKey: ["answered before", caseId],
    queryFn: () => ask<AnsweredBefore>(`/api/cases/${encodeURIComponent(caseId)}/answered-before`),
    staleTime: 60_000,
  });
