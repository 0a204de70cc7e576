import type { NoteRequest, Notes } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send } from "./ask.ts";

const pathOf = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/notes`;

/** The notes of a case; asked for again whenever its card is. */
export const useNotes = (caseId: string) => useQuery({ queryKey: ["card", caseId, "notes"], queryFn: () => ask<Notes>(pathOf(caseId)) });

/** Writes a note. */
export const useAddNote = (caseId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: NoteRequest) => send<unknown>("POST", pathOf(caseId), note),
    onSuccess: () => client.invalidateQueries({ queryKey: ["card", caseId, "notes"] }),
  });
};
