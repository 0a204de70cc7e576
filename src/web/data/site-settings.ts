import type { SiteHookRequest, SiteHookSaved, SiteSettings } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

const key = ["site settings"];

/** The public page for the official site, the call to it and its log; asked again while something is on its way. */
export const useSiteSettings = () =>
  useQuery({
    queryKey: key,
    queryFn: () => ask<SiteSettings>("/api/site"),
    refetchInterval: ({ state }) => (state.data?.deliveries.some(({ status }) => status === "queued") === true ? 3_000 : false),
  });

const useDeed = <Answer, Given>(work: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation<Answer, RequestFailure, Given>({ mutationFn: work, onSettled: () => client.invalidateQueries({ queryKey: key }) });
};

/** Writes where the site is called; a fresh secret comes back once. */
export const useSaveSiteHook = () => useDeed((hook: SiteHookRequest) => send<SiteHookSaved>("PUT", "/api/site/hook", hook));

/** Sends a trial. */
export const useTrySiteHook = () => useDeed((_given: null) => send<{ readonly done: boolean }>("POST", "/api/site/hook/trial", {}));

/** Sends a delivery anew. */
export const useResend = () =>
  useDeed((deliveryId: string) =>
    send<{ readonly done: boolean }>("POST", `/api/site/hook/deliveries/${encodeURIComponent(deliveryId)}/again`, {}),
  );
