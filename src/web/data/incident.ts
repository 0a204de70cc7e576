import type {
  FieldMap,
  IncidentFields,
  IncidentLetter,
  IncidentPart,
  IncidentState,
  OpenLetter,
  TableImported,
  TablePreview,
  TableRequest,
  TakenIncident,
  TriedLetter,
} from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, type RequestFailure } from "./ask.ts";

/** How the system's ways in and out stand. */
export const useIncident = (enabled = true) =>
  useQuery({ queryKey: ["incident", "state"], enabled, queryFn: () => ask<IncidentState>("/api/incident"), refetchInterval: 60_000 });

/** Letters that wait for a person, or all. */
export const useLetters = (open: boolean) =>
  useQuery({
    queryKey: ["incident", "letters", open],
    queryFn: () => ask<readonly IncidentLetter[]>(`/api/incident/letters?open=${open ? 1 : 0}`),
    refetchInterval: 60_000,
  });

/** One letter with what the map reads in it. */
export const useLetter = (letterId: string) =>
  useQuery({
    queryKey: ["incident", "letter", letterId],
    queryFn: () => ask<OpenLetter>(`/api/incident/letters/${encodeURIComponent(letterId)}`),
    staleTime: Infinity,
  });

const useIncidentDeed = <Answer, Given>(work: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation<Answer, RequestFailure, Given>({
    mutationFn: work,
    onSettled: () => client.invalidateQueries({ queryKey: ["incident"] }),
  });
};

/** A card out of a letter, in a person's own words. */
export const useCardFromLetter = (letterId: string) =>
  useIncidentDeed((fields: IncidentFields) =>
    send<TakenIncident>("POST", `/api/incident/letters/${encodeURIComponent(letterId)}/card`, fields),
  );

/** The letter is no message. */
export const useDismissLetter = (letterId: string) =>
  useIncidentDeed((why: string) =>
    send<{ readonly done: boolean }>("POST", `/api/incident/letters/${encodeURIComponent(letterId)}/dismissal`, { why }),
  );

type Trial = { readonly content: { readonly base64: string } | { readonly words: string }; readonly map: FieldMap };

/** What a map reads in a letter; nothing is written. */
export const useTryMap = () =>
  useMutation<TriedLetter, RequestFailure, Trial>({ mutationFn: (trial) => send<TriedLetter>("POST", "/api/incident/map/trial", trial) });

/** Reads letters by this map from now on. */
export const useSaveMap = () => useIncidentDeed((map: FieldMap) => send<unknown>("PUT", "/api/incident/map", map));

/** A table before it is taken in. */
export const usePreviewTable = () =>
  useMutation<TablePreview, RequestFailure, TableRequest>({
    mutationFn: (table) => send<TablePreview>("POST", "/api/incident/table/preview", table),
  });

/** Takes a table in. */
export const useImportTable = () => useIncidentDeed((table: TableRequest) => send<TableImported>("POST", "/api/incident/table", table));

/** Makes a key; the answer is the only time it is told. */
export const useMakeKey = () => useIncidentDeed((title: string) => send<{ readonly key: string }>("POST", "/api/incident/keys", { title }));

/** Takes a key away. */
export const useRevokeKey = () =>
  useIncidentDeed((keyId: string) => ask<unknown>(`/api/incident/keys/${encodeURIComponent(keyId)}`, { method: "DELETE" }));

/** What the system says of a case, and the letters about it. */
export const useIncidentPart = (caseId: string, version: number) =>
  useQuery({
    queryKey: ["incident", "part", caseId, version],
    queryFn: () => ask<IncidentPart | null>(`/api/cases/${encodeURIComponent(caseId)}/incident`),
  });

/** The bytes of a file as base64, the way that the server takes tables and letters. */
export const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
};
