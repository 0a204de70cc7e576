import type { EnteredResult, FolderForm, FolderResults } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

/** The folder «Срочно» as a form for what was signed on paper. */
export const useFolder = () => useQuery({ queryKey: ["folder"], queryFn: () => ask<FolderForm>("/api/urgent-folder/cards") });

/** Writes signed resolutions in; every list may have changed then. */
export const useEnterFolder = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (results: FolderResults) => send<readonly EnteredResult[]>("POST", "/api/urgent-folder", results),
    onSettled: () => client.invalidateQueries(),
  });
};

/** Where the folder is taken from to print. */
export const folderPdf = "/api/urgent-folder";
