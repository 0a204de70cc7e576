import type { PageInput, PagesRegister, RegisteredPage } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

const root = "/api/settings/pages";
const of = (pageId: string, end = ""): string => `${root}/${encodeURIComponent(pageId)}${end}`;

/** The register of official pages with its forms (1.4, 1.8), for the administrator. */
export const usePageRegister = (mine: boolean) =>
  useQuery({ queryKey: ["pages", "register"], queryFn: () => ask<PagesRegister>(root), enabled: mine });

export type PageDeed =
  | { readonly do: "add"; readonly input: PageInput }
  | { readonly do: "change"; readonly pageId: string; readonly input: PageInput }
  | { readonly do: "check" | "connect"; readonly pageId: string }
  | { readonly do: "switch"; readonly pageId: string; readonly enabled: boolean };

const sent = (deed: PageDeed): Promise<RegisteredPage> => {
  switch (deed.do) {
    case "add":
      return send("POST", root, deed.input);
    case "change":
      return send("PUT", of(deed.pageId), deed.input);
    case "check":
    case "connect":
      return send("POST", of(deed.pageId, `/${deed.do}`), {});
    case "switch":
      return send("POST", of(deed.pageId, "/switch"), { enabled: deed.enabled });
  }
};

/** Adds, changes, asks after, attaches, switches a page; the lists of pages are asked for again. */
export const usePageDeed = () => {
  const client = useQueryClient();
  return useMutation<RegisteredPage, RequestFailure, PageDeed>({
    mutationFn: sent,
    onSuccess: () => client.invalidateQueries({ queryKey: ["pages"] }),
  });
};
